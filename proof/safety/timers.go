package main

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

var timerChecks = []check{
	{"timer-order", timerOrder},
	{"timer-ticker", timerTicker},
	{"timer-stop-reset", timerStop},
	{"timer-many", timerMany},
}

func timerOrder(r *report) {
	var lock sync.Mutex
	var order []int
	var wg sync.WaitGroup
	for _, n := range []int{3, 1, 2} {
		wg.Add(1)
		time.AfterFunc(time.Duration(n)*60*time.Millisecond, func() {
			defer wg.Done()
			lock.Lock()
			defer lock.Unlock()
			order = append(order, n)
		})
	}
	runtime.GC()
	wg.Wait()
	r.want(len(order) == 3, "%d timers fired", len(order))
}

func timerTicker(r *report) {
	ticker := time.NewTicker(time.Millisecond)
	defer ticker.Stop()
	last := time.Time{}
	for range scaled(10) {
		at := <-ticker.C
		r.want(at.After(last), "time went backwards")
		last = at
		garbage = make([]*int, 1000)
	}
	ticker.Reset(time.Hour)
	ticker.Stop()
}

func timerStop(r *report) {
	timer := time.NewTimer(time.Hour)
	r.want(timer.Stop() && !timer.Stop(), "a stopped timer was not")
	r.want(!timer.Reset(time.Microsecond), "a stopped timer was running")
	<-timer.C
	fired := make(chan int, 1)
	f := time.AfterFunc(time.Hour, func() { fired <- 1 })
	f.Reset(0)
	r.note("%d", <-fired)
	select {
	case <-time.After(time.Millisecond):
	case <-make(chan int):
	}
}

func timerMany(r *report) {
	n := scaled(2000)
	var count atomic.Int32
	done := make(chan struct{})
	for i := range n {
		kept := &ring{n: i}
		time.AfterFunc(time.Duration(i%7)*time.Millisecond, func() {
			if kept.n == i && int(count.Add(1)) == n {
				close(done)
			}
		})
	}
	for range scaled(3) {
		runtime.GC()
	}
	<-done
}
