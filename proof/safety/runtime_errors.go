package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"unsafe"
)

var runtimeErrorChecks = []check{
	{"error-bounds", boundsErrors},
	{"error-arithmetic", arithmeticErrors},
	{"error-assertions", assertionErrors},
	{"error-nil", nilErrors},
	{"error-maps-and-channels", mapChannelErrors},
	{"error-kinds", errorKinds},
}

//go:noinline
func opaque[T any](v T) T { return v }

func boundsErrors(r *report) {
	s, a, text := []int{1, 2, 3}, [4]string{"a"}, "héllo"
	for _, i := range []int{-1, 3, 4, 1 << 30} {
		r.note("%s", caught(func() { _ = s[i] }))
		r.note("%s", caught(func() { a[i&7] = "x" }))
		r.note("%s", caught(func() { _ = text[i] }))
		r.note("%s", caught(func() { _ = s[:i] }))
		r.note("%s", caught(func() { _ = s[i:] }))
		r.note("%s", caught(func() { _ = s[2:i] }))
		r.note("%s", caught(func() { _ = s[1:2:i] }))
		r.note("%s", caught(func() { _ = s[:i:3] }))
		r.note("%s", caught(func() { _ = text[i:] }))
		r.note("%s", caught(func() { _ = [4]int(s[:opaque(3)]) }))
	}
	for _, i := range []uint64{3, 1 << 40, 1<<64 - 1} {
		r.note("%s", caught(func() { _ = s[i] }))
		r.note("%s", caught(func() { _ = s[i:] }))
		r.note("%s", caught(func() { _ = s[int64(i):] }))
	}
	for _, i := range []int8{-128, 127} {
		r.note("%s", caught(func() { _ = s[i] }))
		r.note("%s", caught(func() { _ = a[uint8(i)] }))
	}
	r.note("%s", caught(func() { _ = make([]int, opaque(-1)) }))
	r.note("%s", caught(func() { _ = make([]int, 1, opaque(0)) }))
	r.note("%s", caught(func() { _ = make(chan int, opaque(-1)) }))
	r.note("%s", caught(func() { _ = strings.Repeat("x", opaque(-1)) }))
	r.note("%s", caught(func() { var p *int; _ = unsafe.Slice(p, opaque(1)) }))
	r.note("%s", caught(func() { v := 1; _ = unsafe.Slice(&v, opaque(-1)) }))
}

func arithmeticErrors(r *report) {
	zero := opaque(0)
	r.note("%s", caught(func() { _ = 7 / zero }))
	r.note("%s", caught(func() { _ = 7 % zero }))
	r.note("%s", caught(func() { _ = int64(7) / int64(zero) }))
	r.note("%s", caught(func() { _ = uint64(7) % uint64(zero) }))
	r.note("%s", caught(func() { _ = uint8(7) / uint8(zero) }))
	r.note("%s", caught(func() { _ = 7 << opaque(-1) }))
	r.note("least %d %d", opaque(int64(-1<<63))/opaque(int64(-1)), opaque(int64(-1<<63))%opaque(int64(-1)))
}

type named struct{ a int }

func (named) Read() {}

func assertionErrors(r *report) {
	for _, v := range []any{nil, 1, "s", named{}, &named{}, []int{}, errors.New("e"), box[int]{}, func() {}} {
		r.note("%s", caught(func() { _ = v.(int) }))
		r.note("%s", caught(func() { _ = v.(*named) }))
		r.note("%s", caught(func() { _ = v.(io.Reader) }))
		r.note("%s", caught(func() { _ = v.(speaker) }))
		r.note("%s", caught(func() { _ = v.(box[string]) }))
		r.note("%s", caught(func() { _ = v.(interface{ read() }) }))
	}
	var none, read fmt.Stringer = nil, nil
	r.note("%s", caught(func() { _ = none.(speaker) }))
	r.note("%s", caught(func() { _ = any(read).(fmt.Stringer) }))
	r.note("%s", caught(func() { _ = any([]int{}) == any([]int{}) }))
	r.note("%s", caught(func() { _ = map[any]int{func() {}: 1} }))
	r.note("%s", caught(func() { _ = any(struct{ f func() }{}) == any(struct{ f func() }{}) }))
}

type far struct {
	pad  [1 << 20]byte
	last *int
}

func nilErrors(r *report) {
	var p *named
	var f func()
	var t *tree
	var big *far
	var array *[10]int
	r.note("%s", caught(func() { _ = p.a }))
	r.note("%s", caught(func() { p.a = 1 }))
	r.note("%s", caught(func() { f() }))
	r.note("%s", caught(func() { _ = t.left.right.name }))
	r.note("%s", caught(func() { _ = big.last }))
	r.note("%s", caught(func() { _ = array[opaque(3)] }))
	r.note("%s", caught(func() { defer f() }))
	r.note("%s", caught(func() { var e error; _ = e.Error() }))
	r.note("%s", caught(func() { var file *os.File; _, err := file.Write(nil); r.note("%v", err); panic(err) }))
	r.note("%s", caught(func() { *opaque[*int](nil) = 5 }))
	r.note("%s", caught(func() { copyOut(opaque[*outer](nil)) }))
}

//go:noinline
func copyOut(o *outer) outer { return *o }

func mapChannelErrors(r *report) {
	var m map[string]int
	var c chan int
	r.note("%s", caught(func() { m["a"] = 1 }))
	r.note("%s", caught(func() { m["a"]++ }))
	r.note("%s", caught(func() { _ = m["a"]; delete(m, "a"); clear(m) }))
	r.note("%s", caught(func() { close(c) }))
	c = make(chan int, 1)
	close(c)
	r.note("%s", caught(func() { close(c) }))
	r.note("%s", caught(func() { c <- 1 }))
	r.note("%s", caught(func() {
		select {
		case c <- 1:
		default:
		}
	}))
}

func errorKinds(r *report) {
	kind := func(f func()) {
		defer func() {
			v := recover()
			re, isRuntime := v.(runtime.Error)
			_, isError := v.(error)
			var nilPanic *runtime.PanicNilError
			var assertion *runtime.TypeAssertionError
			e, _ := v.(error)
			r.note("%T runtime %v error %v nil %v assertion %v: %v", v, isRuntime, isError, errors.As(e, &nilPanic), errors.As(e, &assertion), v)
			if a, ok := re.(interface{ Addr() uintptr }); ok {
				r.note("at %d", a.Addr())
			}
		}()
		f()
	}
	kind(func() { panic(nil) })
	kind(func() { _ = any(1).(string) })
	kind(func() { var p *int; *p = 1 })
	kind(func() { panic(io.EOF) })
	kind(func() { panic(fmt.Errorf("wrapped: %w", io.EOF)) })
	kind(func() { panic(named{3}) })
	kind(func() { _ = []int{}[opaque(1)] })
}
