package main

import (
	"fmt"
	"maps"
	"math"
	"runtime"
	"slices"
	"sync"
)

var mapChecks = []check{
	{"map-growth", mapGrowth},
	{"map-changing-while-iterating", mapIterating},
	{"map-keys", mapKeys},
	{"map-sync", mapSync},
}

type key struct {
	a int16
	b string
	c any
}

func mapGrowth(r *report) {
	small, big, set, deep := map[int]*int{}, map[string][]int{}, map[key]struct{}{}, map[*tree]map[int]*tree{}
	n := scaled(20000)
	for i := range n {
		small[i] = &i
		big[fmt.Sprint(i%5000)] = append(big[fmt.Sprint(i%5000)], i)
		set[key{int16(i), fmt.Sprint(i % 7), i % 3}] = struct{}{}
		if i%3 == 0 {
			delete(small, i/2)
		}
		if i%4000 == 0 {
			runtime.GC()
			t := grow(3, i)
			deep[t] = map[int]*tree{i: t}
		}
	}
	sum, items := 0, 0
	for k, v := range small {
		r.want(k == *v, "key %d has %d", k, *v)
		sum += k
	}
	for _, v := range big {
		items += len(v)
	}
	for t, m := range deep {
		for _, u := range m {
			r.want(t == u && t.total() == u.total(), "a tree changed in a map")
		}
	}
	r.want(items == n, "%d items", items)
	r.note("%d %d %d", len(small), sum, len(set))
	clear(small)
	r.note("%d", len(small))
}

// Entries deleted before they are reached do not come, the others exactly once, whatever grows meanwhile.
func mapIterating(r *report) {
	for round := range scaled(20) {
		m := map[int]string{}
		for i := range 1000 {
			m[i] = fmt.Sprint(i)
		}
		seen := map[int]int{}
		for k, v := range m {
			if k < 1000 {
				seen[k]++
				r.want(v == fmt.Sprint(k), "key %d has %s", k, v)
				delete(m, (k+1)%1000)
				m[1000+k] = "new"
			}
			if k%400 == round {
				runtime.GC()
			}
		}
		for k, n := range seen {
			r.want(n == 1, "key %d came %d times", k, n)
		}
		r.want(len(seen) >= 500, "only %d keys came", len(seen))
	}
}

func mapKeys(r *report) {
	m := map[any]int{1: 1, int8(1): 2, "1": 3, 1.0: 4, [2]string{"a", "b"}: 5, key{1, "k", 2}: 6, struct{}{}: 7, (*int)(nil): 8, box[int]{item: 3}: 9, error(nil): 10}
	r.note("%d %d %d %d %d %d", m[1], m[1.0], m[[2]string{"a", "b"}], m[key{1, "k", 2}], m[box[int]{item: 3}], m[nil])
	nan := map[float64]int{math.NaN(): 1}
	nan[math.NaN()] = 2
	nan[0], nan[math.Copysign(0, -1)] = 3, 4
	r.note("%d %d %v", len(nan), nan[0], slices.Sorted(maps.Values(nan)))
	r.note("%s", caught(func() { _ = m[map[string]int{}] }))
	r.note("%s", caught(func() { m[key{c: []int{}}] = 1 }))
	r.note("%v", map[key]int{{1, "b", nil}: 1, {1, "a", nil}: 2, {0, "z", nil}: 3})
}

func mapSync(r *report) {
	var m sync.Map
	var wg sync.WaitGroup
	n := scaled(2000)
	for g := range 4 {
		wg.Go(func() {
			for i := range n {
				m.Store(g*n+i, &i)
				if i%2 == 1 {
					m.Delete(g*n + i)
				}
			}
		})
	}
	wg.Wait()
	count, sum := 0, 0
	for k, v := range m.Range {
		count++
		sum += k.(int)%n - *v.(*int)
	}
	r.want(count == 4*((n+1)/2) && sum == 0, "%d entries, differing by %d", count, sum)
}
