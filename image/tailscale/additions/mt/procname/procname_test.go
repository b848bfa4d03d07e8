package procname

import (
	"os"
	"runtime"
	"strings"
	"testing"
)

func TestNamesAreThoseThatExecveGives(t *testing.T) {
	for arg0, want := range map[string]string{
		"tailscaled":                   "tailscaled",
		"/usr/local/bin/tailscale":     "tailscale",
		"./a-name-longer-than-fifteen": "a-name-longer-t",
		"":                             "",
		"/":                            "",
		"bin/":                         "",
	} {
		if got := Of(arg0); got != want {
			t.Errorf("Of(%q) = %q, want %q", arg0, got, want)
		}
	}
}

func TestTheKernelTakesTheName(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before, err := os.ReadFile("/proc/thread-self/comm")
	if err != nil {
		t.Skip(err)
	}
	defer Set(strings.TrimSpace(string(before)))
	if err := Set("/opt/renamed"); err != nil {
		t.Fatal(err)
	}
	if err := Set(""); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile("/proc/thread-self/comm")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(string(after)); got != "renamed" {
		t.Errorf("the thread's name is %q", got)
	}
}
