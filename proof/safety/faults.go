package main

import (
	"runtime"
	"runtime/debug"
	"syscall"
)

var faultChecks = []check{
	{"fault-addresses", faultAddresses},
	{"fault-many", faultMany},
	{"fault-in-goroutines", faultGoroutines},
}

// Memory that may not be read or written gives an error with the address in it when SetPanicOnFault is on
// (not where the signal does not tell it: qemu's 32-bit arm).
func faultAddresses(r *report) {
	page := syscall.Getpagesize()
	mem, err := syscall.Mmap(-1, 0, 2*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		r.fault("mmap: %v", err)
		return
	}
	defer syscall.Munmap(mem)
	mem[0], mem[page] = 1, 2
	r.want(syscall.Mprotect(mem[page:], syscall.PROT_NONE) == nil, "mprotect failed")
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	fault := func(f func()) {
		defer func() {
			e := recover()
			r.note("%T", e)
			if a, ok := e.(interface{ Addr() uintptr }); ok {
				r.note("at offset %d of the second page", a.Addr()-addressOf(mem)-uintptr(page))
			}
		}()
		f()
	}
	sum := 0
	fault(func() { sum += int(opaque(mem)[page]) })
	fault(func() { opaque(mem)[page+100] = 1 })
	fault(func() { copy(mem[page+8:], "some text") })
	r.note("still %d %d", mem[0], sum)
}

func faultMany(r *report) {
	n := 0
	for i := range scaled(2000) {
		if caught(func() { chain(nil, i%50, func(int) { var t *tree; _ = t.name }) }) != "" {
			n++
		}
	}
	r.want(n == scaled(2000), "%d faults were caught", n)
}

func faultGoroutines(r *report) {
	done := make(chan string)
	for range 4 {
		go func() {
			last := ""
			for range scaled(300) {
				last = caught(func() { var m *counter; garbage = make([]*int, 10); m.n++ })
			}
			done <- last
		}()
	}
	for range scaled(5) {
		runtime.GC()
	}
	for range 4 {
		r.note("%s", <-done)
	}
}
