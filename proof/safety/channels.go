package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
)

var channelChecks = []check{
	{"channel-pipeline", channelPipeline},
	{"channel-select", channelSelect},
	{"channel-stack-growth", channelGrowth},
	{"channel-context", channelContext},
}

func channelPipeline(r *report) {
	source := make(chan int)
	out := source
	for range 50 {
		in, next := out, make(chan int)
		go func() {
			defer close(next)
			for v := range in {
				next <- v + 1
			}
		}()
		out = next
	}
	n := scaled(200)
	go func() {
		for i := range n {
			source <- i
			if i%100 == 0 {
				runtime.GC()
			}
		}
		close(source)
	}()
	i := 0
	for v := range out {
		r.want(v == i+50, "message %d is %d", i, v)
		i++
	}
	r.want(i == n, "%d messages came", i)
}

func channelSelect(r *report) {
	a, b, c, stop := make(chan *tree), make(chan string, 2), make(chan func() int), make(chan struct{})
	var senders sync.WaitGroup
	n := scaled(300)
	senders.Go(func() {
		for i := range n {
			a <- grow(2, i)
		}
	})
	senders.Go(func() {
		for i := range n {
			b <- fmt.Sprint(i)
		}
	})
	senders.Go(func() {
		for i := range n {
			c <- func() int { return i }
		}
	})
	go func() { senders.Wait(); close(stop) }()
	trees, texts, calls := 0, 0, 0
	var none chan int
	for open := true; open; {
		select {
		case t := <-a:
			trees += t.total() & 0xff
		case s := <-b:
			texts += len(s)
		case f := <-c:
			calls += f()
		case <-none:
			r.fault("a nil channel gave something")
		case _, open = <-stop:
		}
	}
	for len(b) > 0 {
		texts += len(<-b)
	}
	r.want(calls == n*(n-1)/2, "calls gave %d", calls)
	r.note("%d %d", trees, texts)
}

// A value is received straight into the frame of a goroutine whose stack is moving.
func channelGrowth(r *report) {
	n := scaled(200)
	c, back := make(chan [8]*int), make(chan int)
	go func() {
		for range n {
			back <- receiveDeep(c, 60)
		}
	}()
	sum := 0
	for i := range n {
		c <- [8]*int{7: &i}
		sum += <-back
		if i%50 == 0 {
			runtime.GC()
		}
	}
	r.want(sum == n*(n-1)/2, "sum is %d", sum)
}

//go:noinline
func receiveDeep(c <-chan [8]*int, depth int) int {
	var got [8]*int
	if depth > 0 {
		return receiveDeep(c, depth-1)
	}
	select {
	case got = <-c:
	}
	return *got[7]
}

func channelContext(r *report) {
	ctx, cancel := context.WithCancelCause(context.WithValue(context.Background(), key{1, "k", nil}, "value"))
	child, stop := context.WithCancel(ctx)
	defer stop()
	ran := make(chan string, 1)
	context.AfterFunc(child, func() { ran <- fmt.Sprint(context.Cause(child)) })
	cancel(fmt.Errorf("a cause"))
	r.note("%v %v %v %s", child.Err(), context.Cause(ctx), child.Value(key{1, "k", nil}), <-ran)
	r.note("%v", ctx)
}
