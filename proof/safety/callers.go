package main

import (
	"reflect"
	"runtime"
	"slices"
	"strings"
)

var callerChecks = []check{
	{"callers-counts", callersCounts},
	{"callers-skip", callersSkip},
	{"callers-functions", callersFunctions},
	{"callers-through-wrappers", callersWrappers},
	{"callers-in-panics", callersInPanics},
	{"callers-recursion", callersRecursion},
}

// frames describes the calls from skip on as far as a program may build on them: how many, which are inlined,
// and where in its function each one is. Names, files and lines are what slimming takes.
func frames(skip int) (list []runtime.Frame) {
	pcs := make([]uintptr, 64)
	it := runtime.CallersFrames(pcs[:runtime.Callers(skip+2, pcs)])
	for {
		f, more := it.Next()
		if f.PC != 0 {
			list = append(list, f)
		}
		if !more {
			return list
		}
	}
}

func shape(r *report, what string, list []runtime.Frame) {
	inlined := 0
	var offsets []uintptr
	for _, f := range list {
		if f.Func == nil {
			inlined++
		} else if f.Func.Entry() != f.Entry {
			r.fault("%s: a frame's entry is not its function's", what)
		}
		r.want(f.PC >= f.Entry, "%s: a frame is outside its function", what)
		offsets = append(offsets, f.PC-f.Entry)
	}
	r.note("%s: %d frames, %d inlined, at %x", what, len(list), inlined, offsets)
}

func inlinedOne(r *report) []runtime.Frame { return inlinedTwo(r) }

func inlinedTwo(*report) []runtime.Frame { return frames(0) }

//go:noinline
func notInlined(r *report) []runtime.Frame { return inlinedOne(r) }

func callersCounts(r *report) {
	shape(r, "straight", frames(0))
	shape(r, "inlined", inlinedOne(r))
	shape(r, "not inlined", notInlined(r))
	shape(r, "closure", func() []runtime.Frame { return inlinedOne(r) }())
	got := make(chan []runtime.Frame)
	go func() { got <- notInlined(r) }()
	shape(r, "goroutine", <-got)
	shape(r, "map iterator", func() (list []runtime.Frame) {
		for range func(yield func(int) bool) { yield(1) } {
			list = frames(0)
		}
		return list
	}())
	slices.SortFunc([]int{1, 2}, func(a, b int) int { shape(r, "sort", frames(0)); return a - b })
	strings.Map(func(c rune) rune { shape(r, "strings.Map", frames(0)); return c }, "x")
}

func callersSkip(r *report) {
	for skip := range 9 {
		pc, file, line, ok := runtime.Caller(skip)
		f := runtime.FuncForPC(pc)
		r.note("%d: %v %v %v", skip, ok, f != nil, (file == "") == !ok && line >= 0)
		one := make([]uintptr, 1)
		n := runtime.Callers(skip+1, one)
		r.want((n == 1) == ok, "Callers(%d) differs from Caller", skip+1)
	}
	depth := func() int { return skipThrough() }()
	r.note("%d", depth)
}

func skipThrough() int { return skipInlined() }

func skipInlined() (n int) {
	for {
		if _, _, _, ok := runtime.Caller(n); !ok {
			return n
		}
		n++
	}
}

func callersFunctions(r *report) {
	entry := func(f any) uintptr { return runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Entry() }
	all := []any{callersFunctions, notInlined, chain, (*tree).total, valueSpeaker.Speak, grow, runtime.GC, strings.ToUpper, divide[int], divide[float64]}
	seen := map[uintptr]bool{}
	for i, f := range all {
		r.want(entry(f) == reflect.ValueOf(f).Pointer(), "function %d does not begin at its entry", i)
		seen[entry(f)] = true
	}
	r.want(len(seen) == len(all), "two functions have one entry")
	f := runtime.FuncForPC(entry(notInlined) + 1)
	r.want(f.Entry() == entry(notInlined), "one byte further is another function")
	r.want(runtime.FuncForPC(1) == nil, "there is a function at 1")
	_, line := f.FileLine(f.Entry())
	r.want(line >= 0, "a line is negative")
	_ = f.Name()
}

type framer interface{ frames() []runtime.Frame }

type valueFramer struct{ pad [4]int }

//go:noinline
func (valueFramer) frames() []runtime.Frame { return frames(0) }

type framerOuter struct {
	n int
	valueFramer
}

func callersWrappers(r *report) {
	for _, f := range []framer{valueFramer{}, &valueFramer{}, framerOuter{}, &framerOuter{}, struct{ framer }{&framerOuter{}}} {
		shape(r, "interface", f.frames())
		method := f.frames
		shape(r, "method value", method())
		shape(r, "deferred", func() (list []runtime.Frame) {
			func() {
				defer func() { list = method() }()
			}()
			return list
		}())
	}
	shape(r, "reflect", reflect.ValueOf(notInlined).Call([]reflect.Value{reflect.ValueOf(r)})[0].Interface().([]runtime.Frame))
	made := reflect.MakeFunc(reflect.TypeFor[func() []runtime.Frame](), func([]reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(frames(0))}
	}).Interface().(func() []runtime.Frame)
	shape(r, "MakeFunc", made())
}

func callersInPanics(r *report) {
	seen := func(f func()) (list []runtime.Frame) {
		defer func() { list = frames(0); recover() }()
		f()
		return nil
	}
	var p *valueFramer
	shape(r, "panic", seen(func() { panic(1) }))
	shape(r, "nil", seen(func() { _ = p.pad[1] }))
	shape(r, "wrapper", seen(func() { framer(p).frames() }))
	shape(r, "bounds", seen(func() { _ = at([]int{}, 3) }))
	shape(r, "divide", seen(func() { divide(1, 0) }))
	shape(r, "generic", seen(func() { must[string](1) }))
	shape(r, "call of nil", seen(func() { var f func(); f() }))
}

//go:noinline
func recursive(n int) int {
	if n == 0 {
		pcs := make([]uintptr, 100000)
		return runtime.Callers(0, pcs)
	}
	return recursive(n-1) + 0*n
}

func callersRecursion(r *report) {
	for _, n := range []int{0, 1, 100, 10000} {
		r.note("%d deep: %d", n, recursive(n)-recursive(0))
	}
}
