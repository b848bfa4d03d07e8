package main

import (
	"fmt"
	"reflect"
	"regexp"
	"runtime"
	"runtime/debug"
	"sort"
	"strings"
	"sync"
)

var tracebackChecks = []check{
	{"traceback-own", tracebackOwn},
	{"traceback-wrappers", tracebackWrappers},
	{"traceback-panicking", tracebackPanicking},
	{"traceback-all", tracebackAll},
	{"traceback-cut", tracebackCut},
	{"traceback-deep", tracebackDeep},
}

var (
	header = regexp.MustCompile(`^goroutine \d+(?: gp=\S+ m=\S+(?: mp=\S+)?)? \[([^\]]*)\]:$`)
	place  = regexp.MustCompile(`^\t.*:\d+(?: (\+0x[0-9a-f]+))?(?: fp=.*)?$`)
)

// outline says of each goroutine in a stack dump: its state, and for every frame the offset in its function ("inlined" has
// none). A frame is two lines, whatever the names in them are.
func outline(dump string) (all []string) {
	for part := range strings.SplitSeq(strings.TrimSpace(dump), "\n\n") {
		lines := strings.Split(part, "\n")
		m := header.FindStringSubmatch(lines[0])
		if m == nil {
			return append(all, "no header: "+lines[0])
		}
		said := m[1] + ":"
		for i := 1; i < len(lines); i++ {
			switch p := place.FindStringSubmatch(lines[i]); {
			case p != nil && p[1] == "":
				said += " inlined"
			case p != nil:
				said += " " + p[1]
			case strings.HasPrefix(lines[i], "created by "):
				said += " created by"
			case strings.HasPrefix(lines[i], "..."):
				said += " cut"
			case lines[i] == "" || i+1 == len(lines) || !strings.HasPrefix(lines[i+1], "\t"):
				said += " line without a place"
			}
		}
		all = append(all, said)
	}
	return all
}

//go:noinline
func dumpOwn(*int, string) string { return string(debug.Stack()) }

func dumpInlined(p *int) string { return dumpOwn(p, "x") }

func tracebackOwn(r *report) {
	n := 1
	r.note("%q", outline(dumpInlined(&n)))
	got := make(chan string)
	go func() { got <- dumpInlined(&n) }()
	r.note("%q", outline(<-got))
	go func() { got <- dumpDeep(12, 2.5, "v") }()
	r.note("%q", outline(<-got))
}

//go:noinline
func dumpDeep[T any](n int, f float64, v T) string {
	if n == 0 {
		buf := make([]byte, 1<<20)
		return string(buf[:runtime.Stack(buf, false)])
	}
	return dumpDeep(n-1, f+1, v)
}

type dumper interface{ Dump() string }

type valueDumper struct{ pad [4]int }

//go:noinline
func (valueDumper) Dump() string { return string(debug.Stack()) }

func tracebackWrappers(r *report) {
	type outer struct {
		n int
		valueDumper
	}
	for _, d := range []dumper{valueDumper{}, &valueDumper{}, outer{}, &outer{}, &struct{ dumper }{&outer{}}} {
		r.note("%q", outline(d.Dump()))
		f := d.Dump
		got := make(chan string)
		go func() { got <- f() }()
		r.note("%q", outline(<-got))
	}
	r.note("%q", outline(reflect.ValueOf(valueDumper{}).MethodByName("Dump").Call(nil)[0].String()))
}

func tracebackPanicking(r *report) {
	dump := func(f func()) (said []string) {
		defer func() { said = outline(string(debug.Stack())); recover() }()
		f()
		return nil
	}
	var p *valueDumper
	r.note("%q", dump(func() { panic("plain") }))
	r.note("%q", dump(func() { _ = p.pad[2] }))
	r.note("%q", dump(func() { dumper(p).Dump() }))
	r.note("%q", dump(func() { divide(1, 0) }))
	r.note("%q", dump(func() {
		defer func() { panic(fmt.Sprint("again ", recover())) }()
		panic("first")
	}))
	r.note("%q", dump(func() { deepPanic(5, [8]*int{}) }))
}

//go:noinline
func waitOn(c <-chan int, ready *sync.WaitGroup, depth int) int {
	if depth > 0 {
		return waitOn(c, ready, depth-1)
	}
	ready.Done()
	return <-c
}

// All goroutines, each waiting in another way. Only those made here: the frames of the others are not ours to promise.
func tracebackAll(r *report) {
	var ready, done sync.WaitGroup
	c, never := make(chan int), make(chan struct{})
	var lock sync.Mutex
	lock.Lock()
	wait := func(f func()) { ready.Add(1); done.Go(f) }
	for i := range 3 {
		wait(func() { waitOn(c, &ready, i) })
	}
	wait(func() { ready.Done(); lock.Lock(); lock.Unlock() })
	wait(func() {
		ready.Done()
		select {
		case <-c:
		case <-never:
		}
	})
	wait(func() { ready.Done(); <-never })
	ready.Wait()
	var all []string
	for range 10000 {
		buf := make([]byte, 1<<20)
		all = outline(string(buf[:runtime.Stack(buf, true)]))
		if !strings.Contains(strings.Join(all, "\n"), "runnable") && len(all) == 7 && strings.Contains(strings.Join(all, "\n"), "sync.Mutex.Lock") {
			break
		}
		runtime.Gosched()
	}
	sort.Strings(all)
	for _, one := range all {
		r.note("%s", one)
	}
	lock.Unlock()
	close(c)
	close(never)
	done.Wait()
}

func tracebackCut(r *report) {
	short := make([]byte, 20)
	r.note("%d bytes, beginning with goroutine: %v", runtime.Stack(short, false), strings.HasPrefix(string(short), "goroutine "))
}

func tracebackDeep(r *report) {
	got := make(chan string)
	go func() { got <- dumpDeep(300, 1, "deep") }()
	r.note("%q", outline(<-got))
}
