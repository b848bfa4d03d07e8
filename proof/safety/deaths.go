package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"sync"
	"syscall"
)

// A death ends the program by the runtime's own hand: its exit status and what it says on stderr are compared.
type death struct {
	name string
	do   func()
}

// crowded are the deaths at which the runtime's own goroutines are printed too, or goroutines that are running: only the
// first goroutine's stack is the same every time.
var crowded = []string{"stack-overflow", "fault", "abort", "quit", "traceback-system", "map-writes"}

var deaths = []death{
	{"panic", func() { dieDeep(4, "first", []int{1}) }},
	{"panic-error", func() { panic(fmt.Errorf("wrapped: %w", errors.New("cause"))) }},
	{"panic-value", func() { panic(named{3}) }},
	{"panic-nested", dieNested},
	{"panic-goexit", func() { go func() { defer panic("while leaving"); runtime.Goexit() }(); select {} }},
	{"panic-goroutine", func() { go dieInlined("in a goroutine"); select {} }},
	{"panic-in-finalizer", dieFinalizer},
	{"panic-in-init", func() { new(sync.Once).Do(func() { panic("in a function given away") }) }},
	{"nil-pointer", func() { var t *tree; fmt.Println(t.total(), t.name) }},
	{"nil-function", func() { var f func(int); f(1) }},
	{"nil-wrapper", func() { []speaker{(*valueSpeaker)(nil)}[opaque(0)].Speak() }},
	{"nil-wrapper-generic", func() { []speaker{(*box[map[string]int])(nil)}[opaque(0)].Speak() }},
	{"bounds", func() { at(bySlice{"a"}, 5) }},
	{"bounds-inlined", func() { fmt.Println(indexInlined(make([]int, 2), opaque(7))) }},
	{"divide", func() { divide(byNumber(1), 0) }},
	{"assertion", func() { must[*tree](&ring{}) }},
	{"closure", func() { n := 3; func() { defer func() { n++ }(); panic(n) }() }},
	{"method-value", func() { f := (&dier{}).die; f(2) }},
	{"embedded", func() { var d interface{ die(int) } = &dierOuter{}; d.die(1) }},
	{"stack-overflow", func() { debug.SetMaxStack(1 << 20); endless(1) }},
	{"deadlock", func() { <-make(chan int) }},
	{"deadlock-lock", func() { var l sync.Mutex; l.Lock(); l.Lock() }},
	{"deadlock-goroutines", dieDeadlocked},
	{"map-writes", dieMapWrites},
	{"unlock", func() { var l sync.Mutex; l.Unlock() }},
	{"fault", func() { *(*int)(faultPage()) = 1 }},
	{"abort", func() { signal.Reset(syscall.SIGABRT); kill(syscall.SIGABRT); select {} }},
	{"quit", dieQuit},
	{"terminate", func() { kill(syscall.SIGTERM); select {} }},
	{"traceback-all", func() { debug.SetTraceback("all"); dieDeadlocked() }},
	{"traceback-system", func() { debug.SetTraceback("system"); dieDeep(3, "with everything", nil) }},
	{"traceback-none", func() { debug.SetTraceback("none"); dieDeep(3, "with nothing", nil) }},
	{"exit", func() { os.Exit(7) }},
	{"fatal-callback", func() { caught(func() { runtime.Goexit() }) }},
}

//go:noinline
func dieDeep(n int, why string, list []int) int {
	if n == 0 {
		panic(why)
	}
	return dieDeep(n-1, why, append(list, n)) + 1
}

func dieInlined(why string) { dieInlinedTwice(why, 3) }

func dieInlinedTwice(why string, n int) {
	if n > 0 {
		dieDeep(n, why, nil)
	}
}

func indexInlined(list []int, i int) int { return indexInlinedTwice(list, i) }

func indexInlinedTwice(list []int, i int) int { return list[i] }

func dieNested() {
	defer func() {
		defer func() { panic(fmt.Sprint("third, after ", recover())) }()
		panic("second")
	}()
	var m map[string]int
	m["first"] = 1
}

func dieFinalizer() {
	func() { runtime.SetFinalizer(&ended{name: "dies"}, func(e *ended) { dieInlined("in a finalizer") }) }()
	for {
		runtime.GC()
	}
}

type dier struct{ n [3]int }

//go:noinline
func (d dier) die(i int) { dieDeep(d.n[i], "in a method", nil) }

type dierOuter struct {
	pad int
	dier
}

//go:noinline
func endless(n int) int {
	var room [64]int
	room[n%64] = n
	return endless(n+1) + room[(n+1)%64]
}

func dieDeadlocked() {
	var ready sync.WaitGroup
	c, lock := make(chan int), &sync.Mutex{}
	lock.Lock()
	for i := range 3 {
		ready.Add(1)
		go waitOn(c, &ready, i)
	}
	ready.Wait()
	ready.Add(1)
	go func() { ready.Done(); lock.Lock() }()
	ready.Wait()
	select {}
}

// Writers that know nothing of each other: the map notices.
func dieMapWrites() {
	m := map[int]int{}
	for range 4 {
		go func() {
			for i := 0; ; i++ {
				m[i%1000] = i
			}
		}()
	}
	select {}
}

// kill sends a signal to this very thread, so that it comes at this place.
func kill(s syscall.Signal) {
	runtime.LockOSThread()
	if _, _, err := syscall.RawSyscall(syscall.SYS_TGKILL, uintptr(os.Getpid()), uintptr(syscall.Gettid()), uintptr(s)); err != 0 {
		panic(err)
	}
}

// SIGQUIT prints every goroutine's stack.
func dieQuit() {
	var ready sync.WaitGroup
	ready.Add(1)
	go waitOn(make(chan int), &ready, 2)
	ready.Wait()
	kill(syscall.SIGQUIT)
	select {}
}
