package reaper

import (
	"context"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

const testGrace = 300 * time.Millisecond

// orphan leaves us a child that we did not start and that ends at once, and gives its number.
func orphan(t *testing.T) int {
	out, err := exec.Command("sh", "-c", "sleep 0.05 >/dev/null & echo $!").Output()
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(out)))
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

func exists(pid int) bool { return syscall.Kill(pid, 0) == nil }

// asInit makes orphans below us ours, as those of process 1 are.
func asInit(t *testing.T) {
	if err := unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); err != nil {
		t.Skipf("no subreaper: %v", err)
	}
	t.Cleanup(func() { unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0) })
}

func TestOrphansAreCollected(t *testing.T) {
	asInit(t)
	before := orphan(t)
	time.Sleep(200 * time.Millisecond)
	if !exists(before) {
		t.Fatal("the orphan is not ours: this test shows nothing")
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go Run(ctx, testGrace)
	pids := []int{before}
	for range 20 {
		pids = append(pids, orphan(t))
	}
	deadline := time.Now().Add(5 * time.Second)
	for _, pid := range pids {
		for exists(pid) {
			if time.Now().After(deadline) {
				t.Fatalf("process %d is still there", pid)
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
}

func TestOwnChildrenAreLeftToTheirWaiters(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go Run(ctx, testGrace)
	for i := range 50 {
		cmd := exec.Command("sh", "-c", "exit 3")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if i%10 == 0 {
			time.Sleep(testGrace / 3) // it ends, and we are late
		}
		err := cmd.Wait()
		if e, ok := err.(*exec.ExitError); !ok || e.ExitCode() != 3 {
			t.Fatalf("round %d: %v", i, err)
		}
	}
}

func TestOnlyOldOnesAreTaken(t *testing.T) {
	cmd := exec.Command("true")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	pid := cmd.Process.Pid
	r := reaper{self: os.Getpid(), grace: time.Minute, seen: map[child]time.Time{}}
	now := time.Now()
	for !r.sweep(now) {
		time.Sleep(time.Millisecond)
	}
	if r.sweep(now.Add(59 * time.Second)); !exists(pid) {
		t.Fatal("taken too early")
	}
	if r.sweep(now.Add(time.Minute)) || exists(pid) {
		t.Error("not taken")
	}
	cmd.Wait() // its child is gone; this only frees what Start made
}

func TestParseStat(t *testing.T) {
	const tail = " 1 1 0 -1 4 0 0 0 0 0 0 0 0 0 20 0 1 0 777 0 0"
	for in, want := range map[string]string{
		"5 (sh) Z 1" + tail[2:]:             "Z 1 777",
		"5 (a) b) (c)) S 42" + tail[2:]:     "S 42 777",
		"5 (" + "x\ny" + ") Z 9" + tail[2:]: "Z 9 777",
	} {
		state, ppid, began, ok := parseStat([]byte(in))
		if got := string(state) + " " + strconv.Itoa(ppid) + " " + began; !ok || got != want {
			t.Errorf("%q: %q, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "5 sh Z", "5 (sh) Z 1 2"} {
		if _, _, _, ok := parseStat([]byte(in)); ok {
			t.Errorf("%q was read", in)
		}
	}
}
