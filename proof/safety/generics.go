package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
)

var genericChecks = []check{
	{"generic-panics", genericPanics},
	{"generic-dictionaries", genericDictionaries},
	{"generic-methods", genericMethods},
	{"generic-gc", genericGC},
	{"generic-iterators", genericIterators},
}

type number interface {
	~int | ~int8 | ~uint16 | ~float64
}

//go:noinline
func divide[T number](a, b T) T { return a / b }

//go:noinline
func at[S ~[]E, E any](s S, i int) E { return s[i] }

//go:noinline
func must[T any](v any) T { return v.(T) }

func genericPanics(r *report) {
	r.note("%s", caught(func() { divide(1, 0) }))
	r.note("%s", caught(func() { divide(byNumber(1), 0) }))
	r.note("%s", caught(func() { divide(uint16(1), 0) }))
	r.note("%v", divide(1.0, 0))
	r.note("%s", caught(func() { at(bySlice{"a"}, 2) }))
	r.note("%s", caught(func() { at([]box[int]{}, -1) }))
	r.note("%s", caught(func() { must[int]("text") }))
	r.note("%s", caught(func() { must[box[string]](box[int]{}) }))
	r.note("%s", caught(func() { must[speaker](1) }))
	r.note("%s", caught(func() { must[*tree](&ring{}) }))
	r.note("%s", caught(func() { panic(box[speaker]{item: byNumber(4)}) }))
	r.note("%s", caught(func() { slices.MinFunc([]int{}, cmp.Compare[int]) }))
}

type pair[K comparable, V any] struct {
	key   K
	value V
	next  *pair[K, V]
}

func (p *pair[K, V]) find(k K) (V, error) {
	for ; p != nil; p = p.next {
		if p.key == k {
			return p.value, nil
		}
	}
	var none V
	return none, fmt.Errorf("%T has no %v", p, k)
}

func nested[T any](n int, v T) string {
	if n == 0 {
		return fmt.Sprintf("%T", v)
	}
	return nested(n-1, any(box[T]{item: v}))
}

func describe[T any, P interface {
	*T
	speaker
}](v T) string {
	var p P = &v
	return fmt.Sprintf("%T %T %s", v, p, p.Speak())
}

func genericDictionaries(r *report) {
	var list *pair[string, []int]
	for i := range 5 {
		list = &pair[string, []int]{fmt.Sprint(i), make([]int, i), list}
	}
	v, err := list.find("3")
	_, missing := list.find("x")
	r.note("%v %v %v", v, err, missing)
	_, missing = (&pair[any, error]{key: 1}).find(int8(1))
	r.note("%v", missing)
	r.note("%s", caught(func() { (&pair[any, error]{key: []int{}}).find([]int{}) }))
	r.note("%s %s %s", nested(3, 1), nested(2, "s"), nested(0, struct{ A map[string]box[int] }{}))
	r.note("%s; %s; %s", describe(valueSpeaker{word: "v"}), describe(byNumber(3)), describe(box[[]string]{item: []string{"x"}}))
}

type stack[T any] struct{ items []T }

func (s *stack[T]) Push(v T) { s.items = append(s.items, v) }

func (s *stack[T]) Pop() T {
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v
}

func (s *stack[T]) Each() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i, v := range s.items {
			if !yield(i, v) {
				return
			}
		}
	}
}

func genericMethods(r *report) {
	s := &stack[any]{}
	push, pop := s.Push, (*stack[any]).Pop
	for _, v := range []any{1, "two", named{3}, nil} {
		push(v)
	}
	for i, v := range s.Each() {
		r.note("%d %T %v", i, v, v)
	}
	r.note("%v %v", pop(s), pop(s))
	r.note("%s", caught(func() { (&stack[box[int]]{}).Pop() }))
	r.note("%s", caught(func() { (*stack[string])(nil).Push("x") }))
	r.note("%s", caught(func() {
		for range s.Each() {
			panic("inside a generic iterator")
		}
	}))
}

func genericGC(r *report) {
	total := 0
	for i := range scaled(50) {
		s := &stack[*pair[string, box[*int]]]{}
		for k := range 20 {
			s.Push(&pair[string, box[*int]]{fmt.Sprint(k), box[*int]{item: &k}, nil})
		}
		if i%10 == 0 {
			runtime.GC()
		}
		for range 20 {
			p := s.Pop()
			total += *p.value.item
			r.want(p.key == fmt.Sprint(*p.value.item), "a pair changed")
		}
	}
	r.want(total == 190*scaled(50), "total is %d", total)
}

func genericIterators(r *report) {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	r.note("%v", slices.Sorted(maps.Keys(m)))
	next, stop := iter.Pull2(maps.All(map[int]string{1: "one"}))
	k, v, ok := next()
	_, _, more := next()
	stop()
	r.note("%d %s %v %v", k, v, ok, more)
	failing, stopFailing := iter.Pull(func(yield func(int) bool) {
		yield(1)
		runtime.GC()
		panic("in a coroutine")
	})
	one, _ := failing()
	r.note("%d then %s", one, caught(func() { failing() }))
	stopFailing()
	deep, stopDeep := iter.Pull(func(yield func(int) bool) { chain(nil, 500, func(d int) { yield(d) }) })
	sum := 0
	for d, ok := deep(); ok; d, ok = deep() {
		sum += d
		runtime.GC()
	}
	stopDeep()
	r.note("sum %d", sum)
}
