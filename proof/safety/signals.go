package main

import (
	"os"
	"os/signal"
	"runtime"
	"sync/atomic"
	"syscall"
)

var signalChecks = []check{
	{"signal-user", signalUser},
	{"signal-preempting-storm", signalStorm},
	{"signal-ignored", signalIgnored},
}

func signalUser(r *report) {
	got := make(chan os.Signal, 4)
	signal.Notify(got, syscall.SIGUSR1, syscall.SIGHUP, syscall.SIGWINCH)
	kept++ // os/signal keeps a goroutine from its first use on
	defer signal.Stop(got)
	for _, s := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGHUP, syscall.SIGWINCH} {
		if err := syscall.Kill(os.Getpid(), s); err != nil {
			r.fault("kill: %v", err)
			return
		}
		r.note("%v", <-got)
	}
}

// SIGURG is the signal that preempts; it may come at any time and from anywhere.
func signalStorm(r *report) {
	var stop atomic.Bool
	done := make(chan struct{})
	go func() {
		defer close(done)
		for !stop.Load() {
			syscall.Kill(os.Getpid(), syscall.SIGURG)
			runtime.Gosched()
		}
	}()
	want, _ := chase(newRing(31), scaled(400000))
	for i := range scaled(10) {
		sum, _ := chase(newRing(31), scaled(400000))
		r.want(sum == want, "a loop was disturbed")
		r.want(chain(nil, 200+i, func(int) {}) == (200+i)*(201+i)/2, "a stack was disturbed")
		grow(7, i).total()
	}
	stop.Store(true)
	<-done
}

func signalIgnored(r *report) {
	signal.Ignore(syscall.SIGUSR2)
	r.note("%v", signal.Ignored(syscall.SIGUSR2))
	syscall.Kill(os.Getpid(), syscall.SIGUSR2)
	signal.Reset(syscall.SIGUSR2)
	r.note("%v", signal.Ignored(syscall.SIGUSR2))
}
