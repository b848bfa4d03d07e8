package main

import (
	"runtime"
	"sync"
)

var stackChecks = []check{
	{"stack-growth", stackGrowth},
	{"stack-shrink", stackShrink},
	{"stack-pointers-during-gc", stackPointers},
	{"stack-deep", stackDeep},
	{"stack-many", stackMany},
	{"stack-big-frame", stackBigFrame},
}

type link struct {
	up    *link
	value int
	heap  *int
}

// chain keeps a list on the stack, each frame pointing into the one above it: growing must move them all.
//
//go:noinline
func chain(up *link, depth int, at func(int)) int {
	heap := depth * 3
	here := link{up, depth, &heap}
	var room [20]uintptr
	room[depth%20] = uintptr(depth)
	if depth == 0 {
		at(depth)
		return walk(&here)
	}
	if depth%64 == 0 {
		at(depth)
	}
	sum := chain(&here, depth-1, at)
	if here.value != depth || *here.heap != depth*3 || room[depth%20] != uintptr(depth) || here.up != up {
		panic("a frame changed")
	}
	return sum
}

//go:noinline
func walk(l *link) int {
	sum := 0
	for ; l != nil; l = l.up {
		if *l.heap != 3*l.value {
			panic("a link changed")
		}
		sum += l.value
	}
	return sum
}

func stackGrowth(r *report) {
	got := make(chan int)
	go func() { got <- chain(nil, 4000, func(int) {}) }()
	r.note("sum %d", <-got)
}

// Down and up again, with collections at the top, which give half of the stack back each.
func stackShrink(r *report) {
	got := make(chan []int)
	go func() {
		var sums []int
		for i := range scaled(6) {
			sums = append(sums, chain(nil, 1500+i*100, func(int) {}))
			for range 3 {
				runtime.GC()
			}
		}
		got <- sums
	}()
	sums := <-got
	for i, s := range sums {
		n := 1500 + i*100
		r.want(s == n*(n+1)/2, "sum %d is %d", i, s)
	}
}

func stackPointers(r *report) {
	var wg sync.WaitGroup
	sums := make([]int, 6)
	for g := range sums {
		wg.Go(func() {
			sums[g] = chain(nil, 300+g, func(depth int) {
				if depth%128 == 0 {
					runtime.GC()
				} else {
					garbage = append(garbage[:0:0], make([]*int, depth+1)...)
				}
			})
		})
	}
	wg.Wait()
	r.note("sums %v", sums)
}

var garbage []*int

//go:noinline
func down(n int, p *int) *int {
	if n == 0 {
		runtime.GC()
		return p
	}
	q := down(n-1, p)
	*q++
	return q
}

func stackDeep(r *report) {
	got := make(chan int)
	n := scaled(100000)
	go func() { v := 0; got <- *down(n, &v) }()
	r.want(<-got == n, "the deep recursion counted wrong")
}

// Many goroutines, each stopped somewhere in the middle of its stack while collections run.
func stackMany(r *report) {
	const goroutines = 100
	var ready, done sync.WaitGroup
	hold := make(chan struct{})
	sums := make([]int, goroutines)
	for g := range goroutines {
		ready.Add(1)
		done.Go(func() {
			sums[g] = chain(nil, g+1, func(depth int) {
				if depth == 0 {
					ready.Done()
					<-hold
				}
			})
		})
	}
	ready.Wait()
	for range scaled(4) {
		runtime.GC()
	}
	close(hold)
	done.Wait()
	total := 0
	for _, s := range sums {
		total += s
	}
	r.note("total %d", total)
}

//go:noinline
func bigFrame(n int) int {
	var room [4096]*int
	for i := range room {
		if i%64 == n%64 {
			v := i
			room[i] = &v
		}
	}
	if n%2 == 0 {
		runtime.GC()
	}
	sum := 0
	if n > 0 {
		sum = bigFrame(n - 1)
	}
	for i, p := range room {
		if p != nil && *p == i {
			sum++
		}
	}
	return sum
}

func stackBigFrame(r *report) {
	got := make(chan int)
	go func() { got <- bigFrame(6) }()
	r.note("kept %d", <-got)
}
