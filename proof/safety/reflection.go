package main

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
)

var reflectChecks = []check{
	{"reflect-methods", reflectMethods},
	{"reflect-make-func", reflectMakeFunc},
	{"reflect-method-value", reflectMethodValue},
	{"reflect-types", reflectTypes},
	{"reflect-messages", reflectMessages},
	{"reflect-calls-panic", reflectCallPanics},
}

func reflectMethods(r *report) {
	for _, v := range []any{&counter{}, counter{}, bySize{"a"}, valueSpeaker{}, &onPointer{}, box[int]{}, &stack[string]{}, struct{ speaker }{}} {
		t := reflect.TypeOf(v)
		for i := range t.NumMethod() {
			m := t.Method(i)
			r.note("%v %s %v", t, m.Name, m.Type)
		}
	}
	c := &counter{}
	v := reflect.ValueOf(c)
	for i := range 5 {
		v.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(i)})
		runtime.GC()
	}
	r.note("%v %v", v.MethodByName("Sum").Call(nil)[0], v.MethodByName("None").IsValid())
	r.note("%v", reflect.TypeOf(c).Method(0).Func.Call([]reflect.Value{v, reflect.ValueOf(1)})[0].Elem().Field(0))
}

// Too many arguments for the registers of any platform.
type wide = func(a *int, b string, c [3]*int, d float64, e any, f []*int, g int64, h *tree, i struct {
	p *int
	q byte
}, j func() int, k, l, m, n, o *int) (*int, string, []int, float32, error)

// The arguments of a made function lie in frames for which the collector asks reflect where the pointers are.
func reflectMakeFunc(r *report) {
	made := reflect.MakeFunc(reflect.TypeFor[wide](), func(args []reflect.Value) []reflect.Value {
		runtime.GC()
		sum := chain(nil, 100, func(int) {})
		text := args[1].String()
		for _, i := range []int{0, 10, 11, 12, 13, 14} {
			sum += int(args[i].Elem().Int())
		}
		sum += int(args[2].Index(2).Elem().Int()) + args[5].Len() + int(args[6].Int()) + *args[7].Interface().(*tree).sum
		sum += int(args[8].Field(1).Uint()) + int(args[9].Call(nil)[0].Int())
		return []reflect.Value{
			reflect.ValueOf(&sum), reflect.ValueOf(text + fmt.Sprint(args[3].Float(), args[4].Elem())),
			reflect.ValueOf([]int{sum}), reflect.ValueOf(float32(1.5)), reflect.Zero(reflect.TypeFor[error]()),
		}
	}).Interface().(wide)
	call := func() string {
		v := func(n int) *int { return &n }
		p, s, list, f, err := made(v(1), "b", [3]*int{v(2), nil, v(3)}, 4.25, "e", []*int{v(5), v(6)}, 7, grow(1, 3), struct {
			p *int
			q byte
		}{v(8), 9},
			func() int { runtime.GC(); return 10 }, v(11), v(12), v(13), v(14), v(15))
		return fmt.Sprint(*p, s, list, f, err)
	}
	for range scaled(10) {
		got := make(chan string)
		go func() { got <- call() }()
		first := <-got
		r.want(first == call(), "the made function gave %s", first)
	}
	r.note("%s", call())
}

type deepMethod struct {
	room [9]*int
	name string
}

//go:noinline
func (d deepMethod) Grow(a *int, depth int, text string, b, c, e, f, g, h, i, j *int) (string, *int) {
	runtime.GC()
	sum := chain(nil, depth, func(int) {}) + *a + *b + *c + *e + *f + *g + *h + *i + *j + *d.room[8]
	return fmt.Sprint(d.name, text, sum), &sum
}

func reflectMethodValue(r *report) {
	v := func(n int) *int { return &n }
	for i := range scaled(10) {
		d := deepMethod{name: "d"}
		d.room[8] = v(8)
		f := reflect.ValueOf(&d).Method(0).Interface().(func(*int, int, string, *int, *int, *int, *int, *int, *int, *int, *int) (string, *int))
		got := make(chan string)
		go func() {
			s, p := f(v(1), 200, "t", v(2), v(3), v(4), v(5), v(6), v(7), v(8), v(9))
			got <- fmt.Sprint(s, " ", *p)
		}()
		s := <-got
		if i == 0 {
			r.note("%s", s)
		}
		r.want(s == "dt20153 20153", "call %d gave %s", i, s)
	}
	r.note("%s", reflect.ValueOf(speaker(&onPointer{valueSpeaker: &valueSpeaker{word: "r"}})).Method(0).Interface().(func() string)())
}

func reflectTypes(r *report) {
	f := reflect.FuncOf([]reflect.Type{reflect.TypeFor[int](), reflect.TypeFor[[]speaker]()}, []reflect.Type{reflect.TypeFor[error]()}, true)
	s := reflect.StructOf([]reflect.StructField{
		{Name: "A", Type: f, Tag: `json:"a"`}, {Name: "B", Type: reflect.MapOf(reflect.TypeFor[string](), reflect.TypeFor[*tree]())},
		{Name: "C", Type: reflect.ArrayOf(3, reflect.ChanOf(reflect.BothDir, reflect.TypeFor[box[int]]()))},
	})
	v := reflect.New(s).Elem()
	v.Field(0).Set(reflect.MakeFunc(f, func([]reflect.Value) []reflect.Value { return []reflect.Value{reflect.Zero(reflect.TypeFor[error]())} }))
	v.Field(1).Set(reflect.MakeMap(v.Field(1).Type()))
	for i := range 100 {
		v.Field(1).SetMapIndex(reflect.ValueOf(fmt.Sprint(i)), reflect.ValueOf(grow(2, i)))
	}
	runtime.GC()
	total := 0
	for it := v.Field(1).MapRange(); it.Next(); {
		total += it.Value().Interface().(*tree).total()
	}
	r.note("%v", s)
	r.note("%d %v", total, v.Field(0).Call([]reflect.Value{reflect.ValueOf(1)}))
	for _, t := range []reflect.Type{reflect.TypeFor[box[map[string]pair[int, error]]](), reflect.TypeFor[localHolder](), reflect.TypeFor[struct {
		speaker
		x, Y int `tag:"t"`
	}]()} {
		r.note("%v|%s|%s|%d", t, t.Name(), t.PkgPath(), t.NumField())
		for i := range t.NumField() {
			r.note("%v", t.Field(i))
		}
	}
}

func reflectMessages(r *report) {
	v := reflect.ValueOf(named{1})
	for _, f := range []func(){
		func() { v.Int() }, func() { v.Field(0).SetInt(1) }, func() { v.Field(9) }, func() { v.Elem() }, func() { v.Field(0).Interface() },
		func() { reflect.ValueOf(1).SetInt(1) }, func() { reflect.Value{}.Type() }, func() { reflect.ValueOf("s").Call(nil) },
		func() { reflect.ValueOf(strings.ToUpper).Call(nil) }, func() { reflect.ValueOf(strings.ToUpper).Call([]reflect.Value{v}) },
		func() { reflect.ValueOf([]int{}).Index(1) }, func() { reflect.ValueOf(map[string]int{}).SetMapIndex(v, v) }, func() { v.NumMethod(); v.Method(5) },
		func() { reflect.ValueOf(&v).Elem().Set(reflect.ValueOf(1)) }, func() { reflect.ValueOf(1).Convert(reflect.TypeFor[[]int]()) },
		func() { reflect.ValueOf((chan<- int)(nil)).Recv() }, func() { reflect.ValueOf(1).Len() }, func() { reflect.ValueOf(1).IsNil() },
		func() { reflect.ValueOf((*speaker)(nil)).Elem().Method(0) }, func() { reflect.TypeFor[int]().Elem() }, func() { reflect.ValueOf(1).UnsafePointer() },
	} {
		r.note("%s", caught(f))
	}
}

func reflectCallPanics(r *report) {
	r.note("%s", caught(func() { reflect.ValueOf(func() { panic("inside Call") }).Call(nil) }))
	r.note("%s", caught(func() { reflect.ValueOf((*valueSpeaker)(nil)).Method(0).Call(nil) }))
	r.note("%s", caught(func() { reflect.ValueOf((*valueSpeaker)(nil)).MethodByName("Speak").Interface().(func() string)() }))
	r.note("%s", caught(func() {
		f := reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value { panic("inside MakeFunc") }).Interface().(func())
		defer func() { panic(fmt.Sprint("passed on ", recover())) }()
		f()
	}))
	r.note("%s", caught(func() {
		said := ""
		defer func() { panic(said) }()
		f := reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value {
			said = fmt.Sprint("a made function recovers ", recover())
			return nil
		})
		defer f.Interface().(func())()
		panic("for it")
	}))
}
