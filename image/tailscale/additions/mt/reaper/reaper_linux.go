// Package reaper does what process 1 must do besides its own work: collect the processes that lost their parents when
// they end. Without it each would stay in the process table for ever.
package reaper

import (
	"bytes"
	"context"
	"os"
	"os/signal"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
)

// Grace is how long an ended child may wait for the part of the program that started it. Whoever starts a process with
// os/exec waits for it as well; only a child that nobody waited for during all this time is an orphan of others.
const Grace = 5 * time.Second

// IfInit collects orphans until ctx ends, if this process is process 1; else it does nothing.
func IfInit(ctx context.Context) {
	if os.Getpid() == 1 {
		Run(ctx, Grace)
	}
}

// Run collects orphans until ctx ends.
func Run(ctx context.Context, grace time.Duration) {
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, unix.SIGCHLD)
	defer signal.Stop(ended)
	r := reaper{self: os.Getpid(), grace: grace, seen: map[child]time.Time{}}
	timer := time.NewTimer(0) // some may have ended before we listened
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ended:
		case <-timer.C:
		}
		if r.sweep(time.Now()) {
			timer.Reset(grace)
		}
	}
}

// child is a process and when it began, in ticks: process numbers come back, both together do not.
type child struct {
	pid   int
	began string
}

type reaper struct {
	self  int
	grace time.Duration
	seen  map[child]time.Time // when we first saw an ended child
}

// sweep collects every child that we first saw ended at least grace ago. It says whether some are left for later.
func (r *reaper) sweep(now time.Time) (more bool) {
	still := map[child]time.Time{}
	for _, c := range endedChildren(r.self) {
		first, known := r.seen[c]
		if !known {
			first = now
		}
		if now.Sub(first) >= r.grace {
			unix.Wait4(c.pid, nil, unix.WNOHANG, nil)
			continue
		}
		still[c] = first
	}
	r.seen = still
	return len(still) > 0
}

// endedChildren lists the children of parent that ended and were not waited for. A container has a handful of processes.
func endedChildren(parent int) (found []child) {
	dir, err := os.Open("/proc")
	if err != nil {
		return nil
	}
	defer dir.Close()
	names, _ := dir.Readdirnames(-1)
	for _, name := range names {
		pid, err := strconv.Atoi(name)
		if err != nil {
			continue
		}
		stat, err := os.ReadFile("/proc/" + name + "/stat")
		if err != nil {
			continue
		}
		if state, ppid, began, ok := parseStat(stat); ok && state == 'Z' && ppid == parent {
			found = append(found, child{pid, began})
		}
	}
	return found
}

// parseStat reads /proc/PID/stat (proc_pid_stat(5)): the name, in brackets, may itself have blanks and brackets in it.
func parseStat(b []byte) (state byte, ppid int, began string, ok bool) {
	end := bytes.LastIndexByte(b, ')')
	if end < 0 {
		return 0, 0, "", false
	}
	f := bytes.Fields(b[end+1:])
	if len(f) < 20 {
		return 0, 0, "", false
	}
	ppid, err := strconv.Atoi(string(f[1]))
	return f[0][0], ppid, string(f[19]), err == nil
}
