package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
)

var deferChecks = []check{
	{"defer-order", deferOrder},
	{"defer-loops", deferLoops},
	{"defer-open-coded", deferOpenCoded},
	{"defer-arguments", deferArguments},
	{"defer-range-functions", deferRangeFunctions},
	{"defer-stack-moves", deferStackMoves},
}

func deferOrder(r *report) {
	var b strings.Builder
	func() {
		for i := range 3 {
			defer fmt.Fprint(&b, "loop", i, " ")
			defer func() { b.WriteString("closure ") }()
		}
		defer b.WriteString("last ")
		if len(os.Args) == 0 {
			defer b.WriteString("never ")
		}
	}()
	r.note("%s", b.String())
}

func deferLoops(r *report) {
	n, sum := scaled(10000), 0
	text := caught(func() {
		for i := range n {
			defer func(p *int) { sum += *p - i + 1 }(&i)
			if i%1000 == 0 {
				runtime.GC()
			}
		}
		panic("with many")
	})
	r.want(sum == n, "%d of %d deferred calls ran", sum, n)
	r.note("%s", text)
}

// Up to eight defers are open-coded: a bit mask on the stack says which of them a panic has to run.
//
//go:noinline
func openCoded(mask int, out *[]int, at int) (result int) {
	step := func(n int) {
		if n == at {
			panic(fmt.Sprint("at ", n))
		}
	}
	defer func() { *out = append(*out, 0); result += 1000 }()
	step(0)
	if mask&1 != 0 {
		defer func() { *out = append(*out, 1) }()
	}
	step(1)
	if mask&2 != 0 {
		defer func() { *out = append(*out, 2); result += len(fmt.Sprint(recover())) }()
	}
	step(2)
	if mask&4 != 0 {
		defer func(v ...int) { *out = append(*out, v...) }(3, mask)
	}
	step(3)
	if mask&8 != 0 {
		defer func() { *out = append(*out, 4); step(5) }()
	}
	step(4)
	return mask
}

func deferOpenCoded(r *report) {
	for mask := range 16 {
		for at := range 7 {
			var out []int
			var result int
			text := caught(func() { result = openCoded(mask, &out, at) })
			r.note("%d %d: %v %d %s", mask, at, out, result, text)
		}
	}
}

func deferArguments(r *report) {
	var out []string
	add := func(args ...any) { out = append(out, fmt.Sprint(args...)) }
	func() {
		big := [20]string{3: "three"}
		i := 1
		defer add(i, big[3], &i == nil, map[string]int{"a": i})
		i, big[3] = 2, "changed"
		defer func(b [20]string, f func() string, e error) { add(b[3], f(), e) }(big, valueSpeaker{word: "w"}.Speak, nil)
		big[3] = "again"
		runtime.GC()
	}()
	r.note("%q", out)
}

func deferRangeFunctions(r *report) {
	var out []string
	numbers := func(yield func(int) bool) {
		defer func() { out = append(out, "iterator's own") }()
		for i := range 5 {
			if !yield(i) {
				return
			}
		}
	}
	f := func() (result string) {
		defer func() { result = fmt.Sprint(result, " ", recover()) }()
		for i := range numbers {
			defer func() { out = append(out, fmt.Sprint("body ", i)) }()
			if i == 3 {
				panic("in the body")
			}
		}
		return "done"
	}
	r.note("%q %q", f(), out)
	bad := func(yield func(int) bool) { yield(1); yield(2) }
	r.note("%s", caught(func() {
		for range bad {
			break
		}
	}))
	r.note("%s", caught(func() {
		var once sync.Once
		for i := range numbers {
			once.Do(func() { panic(i) })
		}
	}))
}

//go:noinline
func deferThenGrow(n int, sum *int) {
	var frame [32]int
	frame[n%32] = n
	defer func() { *sum += frame[n%32] }()
	defer runtimeCount(sum, &frame)
	if n > 0 {
		deferThenGrow(n-1, sum)
	} else {
		panic("at the bottom")
	}
}

//go:noinline
func runtimeCount(sum *int, frame *[32]int) {
	for _, v := range frame {
		*sum += v
	}
}

// The deferred calls' arguments point into frames which have moved since.
func deferStackMoves(r *report) {
	n := scaled(3000)
	done := make(chan int)
	go func() {
		sum := 0
		caught(func() { deferThenGrow(n, &sum) })
		done <- sum
	}()
	r.want(<-done == n*(n+1), "the frames' sums differ")
}
