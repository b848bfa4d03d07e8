package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"unique"
	"weak"
)

type ended struct {
	name string
	next *ended
	data [64]int
}

// collectUntil forces collections until done; a bound that is never reached by a working runtime.
func collectUntil(r *report, what string, done func() bool) {
	for range 2000 {
		if done() {
			return
		}
		runtime.GC()
		runtime.Gosched()
	}
	r.fault("%s: not after 2000 collections", what)
}

//go:noinline
func makeFinalized(n int, count *atomic.Int32, sum *atomic.Int64) {
	for i := range n {
		e := &ended{name: fmt.Sprint("f", i)}
		e.next = &ended{name: "next"}
		e.data[63] = i
		runtime.SetFinalizer(e, func(e *ended) {
			if e.name == fmt.Sprint("f", e.data[63]) && e.next.name == "next" {
				sum.Add(int64(e.data[63]))
			}
			deepFinalizer(200)
			count.Add(1)
		})
	}
}

//go:noinline
func deepFinalizer(n int) int {
	var room [16]*int
	if n == 0 {
		return 0
	}
	room[n%16] = &n
	return deepFinalizer(n-1) + *room[n%16]
}

func gcFinalizers(r *report) {
	var count atomic.Int32
	var sum atomic.Int64
	n := scaled(100)
	makeFinalized(n, &count, &sum)
	collectUntil(r, "finalizers", func() bool { return int(count.Load()) == n })
	r.note("%d finalizers ran, sum %d", count.Load(), sum.Load())
}

//go:noinline
func makeCleaned(n int, sum *atomic.Int64, count *atomic.Int32) {
	for i := range n {
		e := &ended{name: "c"}
		runtime.AddCleanup(e, func(v *int) { sum.Add(int64(*v)); count.Add(1) }, &i)
		if i%2 == 1 {
			runtime.AddCleanup(e, func(string) { count.Add(100) }, "never").Stop()
		}
		runtime.KeepAlive(e)
	}
}

func gcCleanups(r *report) {
	var count atomic.Int32
	var sum atomic.Int64
	n := scaled(100)
	makeCleaned(n, &sum, &count)
	collectUntil(r, "cleanups", func() bool { return int(count.Load()) >= n })
	r.note("%d cleanups ran, sum %d", count.Load(), sum.Load())
}

//go:noinline
func makeWeak() (kept *ended, live, dead weak.Pointer[ended]) {
	kept = &ended{name: "kept"}
	return kept, weak.Make(kept), weak.Make(&ended{name: "dropped"})
}

func gcWeak(r *report) {
	kept, live, dead := makeWeak()
	collectUntil(r, "weak pointer", func() bool { return dead.Value() == nil })
	r.note("live %v dead %v same %v", live.Value().name, dead.Value(), live == weak.Make(kept))
	runtime.KeepAlive(kept)
}

func gcUnique(r *report) {
	same := 0
	for i := range scaled(200) {
		text := strings.Repeat("u", i%40)
		a := unique.Make(text)
		runtime.Gosched()
		if i%50 == 0 {
			runtime.GC()
		}
		if unique.Make(strings.Clone(text)) == a && a.Value() == text {
			same++
		}
	}
	r.want(same == scaled(200), "only %d handles were the same", same)
}

//go:noinline
func makeRecovering(said chan<- string) {
	e := &ended{name: "panics"}
	runtime.SetFinalizer(e, func(e *ended) {
		said <- caught(func() { var none *ended; said <- none.next.name })
	})
}

func gcFinalizerRecovers(r *report) {
	said := make(chan string, 1)
	makeRecovering(said)
	collectUntil(r, "a finalizer that panics", func() bool { return len(said) == 1 })
	r.note("%s", <-said)
}
