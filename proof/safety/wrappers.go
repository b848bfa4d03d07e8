package main

import (
	"errors"
	"fmt"
	"io"
)

var wrapperChecks = []check{
	{"wrapper-nil-receiver", wrapperNil},
	{"wrapper-embedded", wrapperEmbedded},
	{"wrapper-generic", wrapperGeneric},
	{"wrapper-method-value", wrapperMethodValue},
	{"wrapper-recover", wrapperRecover},
}

type speaker interface{ Speak() string }

type valueSpeaker struct {
	word  string
	_     [3]int
	extra *int
}

//go:noinline
func (v valueSpeaker) Speak() string { return v.word }

func (v valueSpeaker) unexported(a int, b string) (int, error) { return a + len(b) + len(v.word), nil }

type hidden interface {
	unexported(int, string) (int, error)
}

type byNumber int

func (n byNumber) Speak() string { return fmt.Sprint(int(n)) }

type bySlice []string

func (s bySlice) Speak() string { return s[0] }

type byFunc func() string

func (f byFunc) Speak() string { return f() }

// The compiler makes the method of the pointer, and the runtime reads the type's and method's name out of that function's name.
func wrapperNil(r *report) {
	for _, s := range []speaker{(*valueSpeaker)(nil), (*byNumber)(nil), (*bySlice)(nil), (*byFunc)(nil)} {
		r.note("%s", caught(func() { s.Speak() }))
	}
	var h hidden = (*valueSpeaker)(nil)
	r.note("%s", caught(func() { h.unexported(1, "b") }))
	var n *byNumber
	r.note("direct: %s", caught(func() { _ = n.Speak() }))
	var e error = (*wrapped)(nil)
	r.note("%s", caught(func() { _ = errors.Is(e, io.EOF) }))
	var local interface{ Local() } = (*localHolder)(nil)
	r.note("%s", caught(func() { local.Local() }))
}

type wrapped struct{ error }

func (w wrapped) Is(error) bool { return false }

type localHolder struct{ int }

func (localHolder) Local() {}

type middle struct {
	before [2]string
	valueSpeaker
}

type onPointer struct {
	pad [5]int
	*valueSpeaker
}

type onInterface struct {
	speaker
	pad int
}

func wrapperEmbedded(r *report) {
	for _, s := range []speaker{
		middle{valueSpeaker: valueSpeaker{word: "a"}}, &middle{valueSpeaker: valueSpeaker{word: "b"}},
		onPointer{valueSpeaker: &valueSpeaker{word: "c"}}, &onPointer{valueSpeaker: &valueSpeaker{word: "d"}},
		onInterface{speaker: byNumber(5)}, &onInterface{speaker: &onPointer{valueSpeaker: &valueSpeaker{word: "e"}}},
		struct{ middle }{middle{valueSpeaker: valueSpeaker{word: "f"}}}, &struct {
			n int
			bySlice
		}{1, bySlice{"g"}},
	} {
		r.note("%T says %s", s, s.Speak())
	}
	for _, s := range []speaker{
		(*middle)(nil), onPointer{}, &onPointer{}, (*onPointer)(nil), onInterface{}, (*onInterface)(nil),
		struct{ *middle }{nil}, (*struct{ middle })(nil), (*struct {
			n int
			bySlice
		})(nil), bySlice(nil), byFunc(nil),
	} {
		r.note("%T: %s", s, caught(func() { s.Speak() }))
	}
}

type box[T any] struct {
	pad  int
	item T
}

func (b box[T]) Speak() string { return fmt.Sprint(b.item) }

type boxOfBox[T fmt.Stringer, U any] struct {
	box[U]
	one T
}

func wrapperGeneric(r *report) {
	for _, s := range []speaker{
		box[int]{item: 1}, &box[string]{item: "s"}, boxOfBox[fmt.Stringer, []int]{box: box[[]int]{item: []int{1}}},
	} {
		r.note("%T says %s", s, s.Speak())
	}
	for _, s := range []speaker{
		(*box[int])(nil), (*box[string])(nil), (*box[*valueSpeaker])(nil), (*box[box[byNumber]])(nil), (*box[struct{ A []int }])(nil),
		(*boxOfBox[fmt.Stringer, map[string]int])(nil), struct{ *box[int] }{},
	} {
		r.note("%T: %s", s, caught(func() { s.Speak() }))
	}
}

func wrapperMethodValue(r *report) {
	var nilSpeaker *valueSpeaker
	var none speaker
	r.note("%s", caught(func() { _ = nilSpeaker.Speak }))
	r.note("%s", caught(func() { _ = none.Speak }))
	r.note("%s", caught(func() { f := speaker.Speak; f(nil) }))
	r.note("%s", caught(func() { f := speaker.Speak; f(nilSpeaker) }))
	r.note("%s", caught(func() { f := (*valueSpeaker).Speak; f(nil) }))
	bound := valueSpeaker{word: "bound"}.Speak
	r.note("%s", bound())
	through := speaker(&onPointer{valueSpeaker: &valueSpeaker{word: "through"}}).Speak
	r.note("%s", through())
}

type recoverer struct {
	pad  [9]int
	said *string
}

//go:noinline
func (c recoverer) Recover() { *c.said = fmt.Sprint(recover()) }

type recovererOuter struct {
	n int
	recoverer
}

// recover() in a method that is deferred through compiler-made wrappers, which must not count as frames.
func wrapperRecover(r *report) {
	try := func(how string, deferred func(c recoverer)) {
		said := "nothing"
		outside := caught(func() { deferred(recoverer{said: &said}) })
		r.note("%s: inside %s, outside %q", how, said, outside)
	}
	try("method", func(c recoverer) { defer c.Recover(); panic("one") })
	try("pointer", func(c recoverer) { p := &c; defer p.Recover(); panic("two") })
	try("interface", func(c recoverer) { var i interface{ Recover() } = &c; defer i.Recover(); panic("three") })
	try("embedded", func(c recoverer) {
		var i interface{ Recover() } = &recovererOuter{recoverer: c}
		defer i.Recover()
		panic("four")
	})
	try("method value", func(c recoverer) { f := c.Recover; defer f(); panic("five") })
	try("method expression", func(c recoverer) { f := (*recoverer).Recover; defer f(&c); panic("six") })
	try("one call too deep", func(c recoverer) { defer func() { c.Recover() }(); panic("seven") })
	try("inlined helper", func(c recoverer) { defer func() { *c.said = fmt.Sprint(recoverHelper()) }(); panic("eight") })
	try("inlined deferred", func(c recoverer) { defer recoverInto(c.said); panic("nine") })
	try("generic", func(c recoverer) { defer recoverGeneric(c.said, 1); panic("ten") })
	try("in a loop", func(c recoverer) {
		for range 2 {
			defer c.Recover()
		}
		panic("eleven")
	})
}

func recoverHelper() any { return recover() }

func recoverInto(said *string) {
	if v := recover(); v != nil {
		*said = "inlined " + v.(string)
	}
}

func recoverGeneric[T any](said *string, v T) {
	if p := recover(); p != nil {
		*said = fmt.Sprintf("%T %v", v, p)
	}
}
