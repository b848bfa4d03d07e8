package main

import (
	"fmt"
	"runtime"
	"sort"
)

var methodChecks = []check{
	{"method-values", methodValues},
	{"method-tables", methodTables},
	{"method-closures", closures},
	{"method-many-arguments", manyArguments},
}

type counter struct {
	n    int
	hist []int
}

func (c *counter) Add(n int) *counter { c.n += n; c.hist = append(c.hist, n); return c }

func (c counter) Sum() (sum int) {
	for _, h := range c.hist {
		sum += h
	}
	return sum
}

func methodValues(r *report) {
	c := &counter{}
	add, sum := c.Add, (*counter).Sum
	value := counter.Sum
	for i := range 10 {
		add(i)
		runtime.GC()
	}
	frozen := c.Sum
	add(100)
	r.note("%d %d %d %d", c.n, sum(c), value(*c), frozen())
	var chained = c.Add(1).Add(2).Add
	r.note("%d", chained(3).n)
	r.note("%s", caught(func() { var none *counter; f := none.Add; f(1) }))
	r.note("%s", caught(func() { var none *counter; f := (*counter).Sum; f(none) }))
	fs := map[string]func(counter) int{"sum": counter.Sum}
	r.note("%d", fs["sum"](*c))
	r.note("%s", caught(func() { fs["none"](*c) }))
}

type bySize []string

func (b bySize) Len() int           { return len(b) }
func (b bySize) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b bySize) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func methodTables(r *report) {
	b := bySize{"ccc", "a", "bb"}
	sort.Sort(sort.Reverse(b))
	r.note("%v", b)
	var all []string
	for _, v := range []any{b, &b, named{}, byNumber(1), &counter{}, counter{}, box[int]{}, 1} {
		_, a := v.(sort.Interface)
		_, s := v.(speaker)
		_, c := v.(interface{ Sum() int })
		_, d := v.(interface{ Add(int) *counter })
		_, e := v.(hidden)
		all = append(all, fmt.Sprintf("%T %v %v %v %v %v", v, a, s, c, d, e))
	}
	for _, s := range all {
		r.note("%s", s)
	}
}

func closures(r *report) {
	var fs []func(int) int
	for i := range 5 {
		captured := &ring{n: i}
		fs = append(fs, func(by int) int {
			captured.n += by
			return func() int { runtime.GC(); return captured.n * i }()
		})
	}
	sum := 0
	for range 3 {
		for _, f := range fs {
			sum += f(2)
		}
	}
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	r.note("%d %d", sum, fib(20))
	compose := func(fs ...func(int) int) func(int) int {
		return func(v int) int {
			for _, f := range fs {
				v = f(v)
			}
			return v
		}
	}
	r.note("%d", compose(func(v int) int { return v + 1 }, fs[1], compose(fs...))(1))
}

//go:noinline
func many(a *int, b string, c []int, d float64, e any, f func() int, g *tree, h [3]*int, i int64, j map[string]int, k chan int, l struct{ p, q *int }) (int, *int, string, error, []int) {
	sum := *a + len(b) + c[1] + int(d) + e.(int) + f() + *g.sum + *h[2] + int(i) + j["j"] + cap(k) + *l.p + *l.q
	if sum%2 == 0 {
		runtime.GC()
	}
	return sum, h[1], b + "!", fmt.Errorf("%d", sum), append(c, sum)
}

func manyArguments(r *report) {
	grown := func(n int) string {
		a, p, q := 1, 5, 6
		tree := grow(1, 1)
		sum, hp, s, err, list := many(&a, "two", []int{1, 2, n}, 3.5, 4, func() int { return chain(nil, 50, func(int) {}) }, tree,
			[3]*int{&p, &q, &a}, 1<<33|7, map[string]int{"j": 8}, make(chan int, 9), struct{ p, q *int }{&p, &q})
		return fmt.Sprint(uint32(sum), *hp, s, len(err.Error()) > 0, list[2])
	}
	for n := range scaled(20) {
		out := make(chan string)
		go func() { out <- grown(0) }()
		first := <-out
		r.want(first == grown(0), "call %d gave %s", n, first)
		if n == 0 {
			r.note("%s", first)
		}
	}
}
