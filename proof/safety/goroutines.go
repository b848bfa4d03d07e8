package main

import (
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

var goroutineChecks = []check{
	{"goroutine-count", goroutineCount},
	{"goroutine-leak", goroutineLeak},
	{"goroutine-locked-threads", goroutineLocked},
	{"goroutine-many", goroutineMany},
}

// settle waits for goroutines that are on their way out, and returns how many are left.
func settle(want int) int {
	for range 5000 {
		if runtime.NumGoroutine() == want {
			break
		}
		runtime.Gosched()
		time.Sleep(time.Millisecond / 5)
	}
	return runtime.NumGoroutine()
}

// The runtime's own goroutines do not count; it knows them by the name of the function that they began with.
func goroutineCount(r *report) {
	before := settle(kept)
	runtime.GC()
	debug.FreeOSMemory()
	hold := make(chan int)
	for range 10 {
		go func() { <-hold }()
	}
	r.note("%d, %d more", before, runtime.NumGoroutine()-before)
	close(hold)
	r.note("%d", settle(before))
}

func goroutineLeak(r *report) {
	before := settle(kept)
	for i := range 20 {
		leak := make(chan *tree)
		go func() { leak <- grow(3, i) }()
	}
	for range 3 {
		runtime.GC()
	}
	r.note("%d leaked", runtime.NumGoroutine()-before)
	kept += 20
}

// kept is how many goroutines there are on purpose: the first, those that were leaked, and the one of os/signal.
var kept = 1

func goroutineLocked(r *report) {
	var wg sync.WaitGroup
	sum := make(chan int, 8)
	for range 8 {
		wg.Go(func() {
			runtime.LockOSThread()
			if len(sum)%2 == 0 {
				defer runtime.UnlockOSThread()
			}
			runtime.GC()
			sum <- chain(nil, 50, func(int) {})
		})
	}
	wg.Wait()
	close(sum)
	total := 0
	for s := range sum {
		total += s
	}
	r.note("%d", total)
}

func goroutineMany(r *report) {
	n := scaled(5000)
	var wg sync.WaitGroup
	results := make([]int, n)
	for i := range n {
		wg.Go(func() {
			if i%500 == 0 {
				runtime.GC()
			}
			results[i] = chain(nil, i%20, func(int) {})
		})
	}
	wg.Wait()
	for i, got := range results {
		r.want(got == (i%20)*(i%20+1)/2, "goroutine %d gave %d", i, got)
	}
}
