package main

import (
	"fmt"
	"runtime"
	"sync"
)

var gcChecks = []check{
	{"gc-trees", gcTrees},
	{"gc-interior", gcInterior},
	{"gc-churn", gcChurn},
	{"gc-finalizers", gcFinalizers},
	{"gc-cleanups", gcCleanups},
	{"gc-weak", gcWeak},
	{"gc-unique", gcUnique},
	{"gc-finalizer-panics-caught", gcFinalizerRecovers},
}

type tree struct {
	left, right *tree
	name        string
	sum         *int
	any         any
}

func grow(depth, seed int) *tree {
	if depth == 0 {
		return nil
	}
	n := seed*31 + depth
	return &tree{grow(depth-1, n), grow(depth-1, n+1), fmt.Sprint("n", n), &n, [2]*int{&n, nil}}
}

func (t *tree) total() int {
	if t == nil {
		return 0
	}
	if t.name != fmt.Sprint("n", *t.sum) || *t.any.([2]*int)[0] != *t.sum {
		panic("a tree's node changed: " + t.name)
	}
	return *t.sum + t.left.total() + t.right.total()
}

// Trees that other goroutines keep growing while collections run, kept alive by stacks only.
func gcTrees(r *report) {
	const goroutines = 8
	var wg sync.WaitGroup
	totals := make([]int, goroutines)
	for g := range goroutines {
		wg.Go(func() {
			kept := grow(9, g)
			before := kept.total()
			for i := range scaled(10) {
				other := grow(6, i)
				if i%4 == 0 {
					runtime.GC()
				}
				if kept.total() != before || other.total() != grow(6, i).total() {
					panic("a tree's sum changed")
				}
			}
			totals[g] = kept.total()
		})
	}
	wg.Wait()
	r.note("totals %v", totals)
}

type inner struct{ a, b, c [7]int }

type outer struct {
	head *int
	in   inner
	list []inner
	tail string
}

// Pointers to the middle of objects are all that keeps the objects.
func gcInterior(r *report) {
	var middles []*int
	var tails []*inner
	for i := range scaled(400) {
		o := &outer{head: &i, list: make([]inner, 5)}
		o.in.b[3] = i
		o.list[4].c[6] = i * 2
		middles = append(middles, &o.in.b[3])
		tails = append(tails, &o.list[4])
		o = nil
		if i%100 == 0 {
			runtime.GC()
		}
	}
	runtime.GC()
	sum := 0
	for i := range middles {
		r.want(*middles[i] == i && tails[i].c[6] == 2*i, "object %d changed", i)
		sum += *middles[i] + tails[i].c[6]
	}
	r.want(sum == 3*len(middles)*(len(middles)-1)/2, "sum is %d", sum)
}

// Everything moves between goroutines while it is collected: channels, closures, interfaces, slices of slices.
func gcChurn(r *report) {
	in, out := make(chan any, 4), make(chan int)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for v := range in {
				switch v := v.(type) {
				case []*[]int:
					n := 0
					for _, s := range v {
						n += len(*s)
					}
					out <- n
				case func() *tree:
					out <- v().total() & 1
				case map[string]*tree:
					out <- v["k"].total() & 3
				}
			}
		})
	}
	n := scaled(300)
	go func() {
		for i := range n {
			switch i % 3 {
			case 0:
				var s []*[]int
				for k := range i%50 + 1 {
					one := make([]int, k)
					s = append(s, &one)
				}
				in <- s
			case 1:
				t := grow(4, i)
				in <- func() *tree { return t }
			case 2:
				in <- map[string]*tree{"k": grow(3, i), "other": nil}
			}
		}
		close(in)
		wg.Wait()
		close(out)
	}()
	sum, count := 0, 0
	for v := range out {
		sum += v
		count++
	}
	r.note("%d messages, sum %d", count, sum)
}
