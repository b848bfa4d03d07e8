package main

import (
	"math/bits"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
)

var preemptChecks = []check{
	{"preempt-one-processor", preemptOne},
	{"preempt-stop-the-world", preemptStop},
	{"preempt-live-pointers", preemptPointers},
	{"preempt-inlined-runtime", preemptInlined},
	{"preempt-processors", preemptProcessors},
}

// canPreempt is false when the run is asked for without signals: loops without calls then never stop. With gccheckmark the
// collector lets nobody else on the one processor before its second look at the heap (Go 1.27, plain as well), so that
// the same happens.
func canPreempt() bool {
	debugging := os.Getenv("GODEBUG")
	return !strings.Contains(debugging, "asyncpreemptoff=1") && !strings.Contains(debugging, "gccheckmark=1")
}

//go:noinline
func spin(stop *atomic.Bool) (x uint64) {
	for !stop.Load() {
		x = x*6364136223846793005 + 1442695040888963407
	}
	return x
}

//go:noinline
func count(n int) (x uint64) {
	for i := range n {
		x = x*6364136223846793005 + uint64(i)
		x ^= uint64(bits.OnesCount64(x))
	}
	return x
}

// With one processor and a loop that calls nothing, only a signal lets the others run.
func preemptOne(r *report) {
	if !canPreempt() {
		return
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for range scaled(5) {
		var stop atomic.Bool
		done := make(chan struct{})
		go func() { spin(&stop); close(done) }()
		runtime.Gosched()
		runtime.GC()
		stop.Store(true)
		<-done
	}
}

func preemptStop(r *report) {
	var wg sync.WaitGroup
	results := make([]uint64, 4)
	for g := range results {
		wg.Go(func() { results[g] = count(scaled(3000000) + g) })
	}
	var stats runtime.MemStats
	for range scaled(10) {
		runtime.ReadMemStats(&stats)
		debug.SetGCPercent(debug.SetGCPercent(50))
		runtime.GC()
	}
	wg.Wait()
	for g, got := range results {
		r.want(got == count(scaled(3000000)+g), "loop %d was disturbed", g)
	}
}

type ring struct {
	next *ring
	n    int
}

// The loop's pointers are in registers only when the signal comes: the collector has to find them there.
//
//go:noinline
func chase(p *ring, steps int) (sum, at int) {
	a, b, c := p, p.next, p.next.next
	for range steps {
		a, b, c = b, c, c.next
		sum += a.n ^ b.n + c.n
	}
	return sum, a.n
}

func newRing(n int) *ring {
	first := &ring{n: 0}
	last := first
	for i := 1; i < n; i++ {
		last.next = &ring{n: i}
		last = last.next
	}
	last.next = first
	return first
}

func preemptPointers(r *report) {
	want, wantAt := chase(newRing(97), scaled(2000000))
	var wg sync.WaitGroup
	for g := range 3 {
		wg.Go(func() {
			if sum, at := chase(newRing(97), scaled(2000000)); sum != want || at != wantAt {
				panic(g)
			}
		})
	}
	for range scaled(20) {
		runtime.GC()
		garbage = make([]*int, 1000)
	}
	wg.Wait()
}

// Loops into which functions of the runtime and of reflect are inlined, where a signal must wait.
func preemptInlined(r *report) {
	var wg sync.WaitGroup
	var flag atomic.Int64
	kinds := make([]int, 3)
	for g := range kinds {
		wg.Go(func() {
			value := reflect.ValueOf(&ring{n: g}).Elem()
			m := map[int]*ring{1: {n: 1}, 2: {n: 2}}
			for i := range scaled(300000) {
				if value.Kind() == reflect.Struct && value.Field(1).Int() == int64(g) && value.CanAddr() {
					kinds[g] += m[i&1+1].n
				}
				flag.Add(1)
			}
		})
	}
	for range scaled(20) {
		runtime.GC()
	}
	wg.Wait()
	r.want(flag.Load() == int64(3*scaled(300000)), "an atomic addition was lost")
	for _, k := range kinds {
		r.want(k == kinds[0], "the loops differ: %v", kinds)
	}
}

func preemptProcessors(r *report) {
	before := runtime.GOMAXPROCS(0)
	var wg sync.WaitGroup
	results := make([]uint64, 3)
	for g := range results {
		wg.Go(func() { results[g] = count(scaled(2000000)) })
	}
	for i := range scaled(12) {
		runtime.GOMAXPROCS(i%4 + 1)
	}
	runtime.GOMAXPROCS(before)
	wg.Wait()
	r.want(results[0] == results[1] && results[1] == results[2], "the loops differ: %v", results)
}
