package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

var syncChecks = []check{
	{"sync-locks", syncLocks},
	{"sync-once-and-pool", syncOnce},
	{"sync-atomics", syncAtomics},
	{"sync-condition", syncCondition},
	{"sync-misuse", syncMisuse},
}

func syncLocks(r *report) {
	var plain sync.Mutex
	var both sync.RWMutex
	var wg sync.WaitGroup
	counts := map[int]int{}
	sum := 0
	n := scaled(2000)
	for range 4 {
		wg.Go(func() {
			for i := range n {
				plain.Lock()
				counts[i]++
				plain.Unlock()
				if i%10 == 0 {
					both.Lock()
					sum++
					both.Unlock()
				} else {
					both.RLock()
					_ = sum
					both.RUnlock()
				}
			}
		})
	}
	wg.Wait()
	for i, c := range counts {
		r.want(c == 4, "count %d is %d", i, c)
	}
	r.want(sum == 4*((n+9)/10), "sum is %d", sum)
}

func syncOnce(r *report) {
	f := sync.OnceValue(func() *tree { return grow(3, 1) })
	fails := sync.OnceFunc(func() { panic("once") })
	r.note("%v %s %s", f() == f(), caught(fails), caught(fails))
	pool := sync.Pool{New: func() any { return new([100]*int) }}
	for i := range scaled(500) {
		p := pool.Get().(*[100]*int)
		p[i%100] = &i
		pool.Put(p)
		if i%100 == 0 {
			runtime.GC()
		}
	}
}

func syncAtomics(r *report) {
	var i32 atomic.Int32
	var u64 atomic.Uint64
	var p atomic.Pointer[tree]
	var v atomic.Value
	var wg sync.WaitGroup
	n := scaled(2000)
	for g := range 4 {
		wg.Go(func() {
			for i := range n {
				i32.Add(int32(i % 3))
				for old := u64.Load(); !u64.CompareAndSwap(old, old+1<<33+uint64(g)); old = u64.Load() {
				}
				if i%50 == 0 {
					t := grow(2, i)
					old := p.Swap(t)
					old.total()
					v.Store(t)
					v.Load().(*tree).total()
				}
			}
		})
	}
	wg.Wait()
	r.want(u64.Load() == uint64(4*n)<<33+uint64(6*n), "the sum is %d", u64.Load())
	r.note("%s", caught(func() { v.Store(1) }))
}

func syncCondition(r *report) {
	var lock sync.Mutex
	cond := sync.NewCond(&lock)
	turn, rounds := 0, scaled(100)
	var wg sync.WaitGroup
	for g := range 5 {
		wg.Go(func() {
			for range rounds {
				lock.Lock()
				for turn%5 != g {
					cond.Wait()
				}
				turn++
				cond.Broadcast()
				lock.Unlock()
			}
		})
	}
	wg.Wait()
	r.want(turn == 5*rounds, "turn is %d", turn)
}

func syncMisuse(r *report) {
	var wg sync.WaitGroup
	r.note("%s", caught(func() { wg.Add(-1) }))
	r.note("%s", caught(func() { var once sync.Once; once.Do(nil) }))
	r.note("%s", caught(func() { var c *sync.Cond; c.Wait() }))
}
