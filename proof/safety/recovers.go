package main

import (
	"errors"
	"fmt"
	"runtime"
)

var recoverChecks = []check{
	{"recover-nested", recoverNested},
	{"recover-repanic", recoverRepanic},
	{"recover-goexit", recoverGoexit},
	{"recover-deep", recoverDeep},
	{"recover-during-gc", recoverDuringGC},
	{"recover-results", recoverResults},
	{"recover-other-goroutines", recoverGoroutines},
}

func recoverNested(r *report) {
	r.note("%s", caught(func() {
		defer func() {
			defer func() {
				defer func() { r.note("innermost %v", recover()) }()
				r.note("inner %v", recover())
				panic("third")
			}()
			r.note("outer %v", recover())
			panic("second")
		}()
		panic("first")
	}))
	r.note("%s", caught(func() {
		defer func() { panic(fmt.Sprint("after ", recover())) }()
		var m map[int]int
		m[1] = 1
	}))
	r.note("%s", caught(func() {
		defer func() { recover() }()
		defer func() { panic("replaced") }()
		panic("lost")
	}))
	r.note("%v %v", recover(), caught(func() { func() { defer recover(); panic("not by a direct defer") }() }))
}

func recoverRepanic(r *report) {
	err := errors.New("the same")
	again := func() (got any) {
		defer func() { got = recover() }()
		defer func() {
			if v := recover(); v != nil {
				panic(v)
			}
		}()
		panic(err)
	}
	r.want(again() == err, "the value changed")
	depth := 0
	var nest func(n int)
	nest = func(n int) {
		defer func() {
			if v := recover(); v != nil {
				depth++
				if n > 0 {
					panic(v)
				}
			}
		}()
		if n == 50 {
			panic("bottom")
		}
		nest(n + 1)
	}
	nest(0)
	r.note("passed on %d times", depth)
}

func recoverGoexit(r *report) {
	said := make(chan string, 10)
	go func() {
		defer close(said)
		defer func() { said <- fmt.Sprint("recover after Goexit: ", recover()) }()
		defer func() {
			defer func() { said <- fmt.Sprint("recovered in a defer of Goexit: ", recover()) }()
			panic("while leaving")
		}()
		runtime.Goexit()
		said <- "never"
	}()
	for s := range said {
		r.note("%s", s)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { recover() }()
		defer runtime.Goexit()
		panic("overtaken by Goexit")
	}()
	<-done
}

//go:noinline
func deepPanic(n int, room [8]*int) int {
	if n == 0 {
		panic("from below")
	}
	room[n%8] = &n
	defer func() { *room[n%8]-- }()
	return deepPanic(n-1, room)
}

func recoverDeep(r *report) {
	for _, n := range []int{1, 100, scaled(20000)} {
		text := make(chan string)
		go func() { text <- caught(func() { deepPanic(n, [8]*int{}) }) }()
		r.note("%s", <-text)
	}
}

func recoverDuringGC(r *report) {
	n := 0
	for i := range scaled(50) {
		func() {
			kept := grow(4, i)
			want := kept.total()
			defer func() {
				runtime.GC()
				if recover() == any(i) && kept.total() == want {
					n++
				}
			}()
			defer func() { garbage = make([]*int, 100); runtime.GC() }()
			panic(i)
		}()
	}
	r.want(n == scaled(50), "only %d of the panics were recovered", n)
}

// Results, named and not, of a function whose panic was recovered; registers and stack.
func recoverResults(r *report) {
	named := func() (a int, b string, c error, d [3]int, e *int) {
		defer func() { b += fmt.Sprint(recover()); d[1]++ }()
		a, b, c, d, e = 1, "b", errors.New("c"), [3]int{1, 2, 3}, &a
		panic("p")
	}
	a, b, c, d, e := named()
	r.note("%v %v %v %v %v", a, b, c, d, *e)
	unnamed := func() (int, string) {
		defer func() { recover() }()
		panic("p")
	}
	n, s := unnamed()
	r.note("%d %q", n, s)
	many := func() (a, b, c, d, e, f, g, h, i, j, k float64) {
		defer func() { recover(); k = 11 }()
		a, j = 1, 10
		var p *int
		*p = 1
		return 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9
	}
	a1, _, _, _, _, _, _, _, _, j1, k1 := many()
	r.note("%v %v %v", a1, j1, k1)
}

func recoverGoroutines(r *report) {
	n := scaled(200)
	out := make(chan string)
	for i := range n {
		go func() { out <- caught(func() { chain(nil, i, func(int) { panic(i % 3) }) }) }()
	}
	tally := map[string]int{}
	for range n {
		tally[<-out]++
	}
	r.note("%v", tally)
}
