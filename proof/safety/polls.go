package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

var pollChecks = []check{
	{"poll-pipe", pollPipe},
	{"poll-tcp", pollTCP},
	{"poll-deadline", pollDeadline},
	{"poll-closed", pollClosed},
}

func pollPipe(r *report) {
	in, out, err := os.Pipe()
	if err != nil {
		r.fault("pipe: %v", err)
		return
	}
	n := scaled(2000)
	go func() {
		defer out.Close()
		for i := range n {
			fmt.Fprintf(out, "%d %s\n", i, strings.Repeat("x", i%300))
		}
	}()
	lines, bytes := 0, 0
	for s := bufio.NewScanner(in); s.Scan(); lines++ {
		bytes += len(s.Text())
		if lines%500 == 0 {
			runtime.GC()
		}
	}
	in.Close()
	r.note("%d lines, %d bytes", lines, bytes)
}

func pollTCP(r *report) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		r.fault("listen: %v", err)
		return
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() { io.Copy(c, c); c.Close() }()
		}
	}()
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			c, err := net.Dial("tcp", l.Addr().String())
			if err != nil {
				panic(err)
			}
			sent := strings.Repeat(fmt.Sprint(g), scaled(100000))
			go func() { io.WriteString(c, sent); c.(*net.TCPConn).CloseWrite() }()
			got, err := io.ReadAll(c)
			c.Close()
			if err != nil || string(got) != sent {
				panic(fmt.Sprint("the echo differs: ", err))
			}
		})
	}
	runtime.GC()
	wg.Wait()
}

func pollDeadline(r *report) {
	a, b, err := os.Pipe()
	if err != nil {
		r.fault("pipe: %v", err)
		return
	}
	defer a.Close()
	defer b.Close()
	a.SetReadDeadline(time.Now().Add(2 * time.Millisecond))
	_, err = a.Read(make([]byte, 1))
	var timeout net.Error
	r.note("%v %v %v", errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &timeout), err)
}

func pollClosed(r *report) {
	a, b := net.Pipe()
	go b.Close()
	_, err := a.Read(make([]byte, 1))
	r.note("%v", err)
	_, err = net.Dial("tcp", "127.0.0.1:0")
	r.note("%T %v", err, err != nil)
	_, err = net.ResolveTCPAddr("tcp", "no port")
	r.note("%T %v", err, err)
}
