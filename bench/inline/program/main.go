// Program inlinebench measures what a packet costs in code that is linked as in the image's binary. It is not part of the
// image: bench/inline/run puts it beside Tailscale's own commands in a copy of the source tree, so that it is compiled from
// the same packages with the same tags and flags.
//
//	inlinebench WHAT SIZE COUNT ROUNDS
//
// WHAT is seal, open (golang.org/x/crypto's ChaCha20-Poly1305), device-seal, device-open (the one that wireguard-go takes on
// this machine) or engine (two whole engines: TUN, filter, WireGuard, magicsock, UDP on the loopback interface). SIZE is in
// bytes: the plain packet. Each of ROUNDS rounds handles COUNT packets; the line on stdout is the cheapest round's
// nanoseconds of user CPU time per packet, then its nanoseconds of user and system time.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

// A path handles a number of packets and returns when all have come out at its end.
type path func(count int)

// The packets of a cipher stay on the first thread, so that its instructions can be counted without those of the others, which
// depend on the clock.
func init() { runtime.LockOSThread() }

func main() {
	if len(os.Args) != 5 {
		fail("usage: inlinebench seal|open|device-seal|device-open|engine SIZE COUNT ROUNDS")
	}
	size, count, rounds := number(os.Args[2]), number(os.Args[3]), number(os.Args[4])
	run := start(os.Args[1], size)
	run(1)
	defer profile()()
	var best, bestAll time.Duration
	for round := range rounds {
		user, all := used()
		mark()
		run(count)
		mark()
		userNow, allNow := used()
		if cost := userNow - user; round == 0 || cost < best {
			best, bestAll = cost, allNow-all
		}
	}
	fmt.Printf("%d %d\n", best.Nanoseconds()/int64(count), bestAll.Nanoseconds()/int64(count))
}

// mark is where counting begins and ends: its address is looked for among those of the instructions.
//
//go:noinline
func mark() {}

// profile begins to look where the time goes, and returns what ends it: nothing, but in a build with the tag
// inlinebench_profile.
var profile = func() (end func()) { return func() {} }

func start(what string, size int) path {
	switch what {
	case "seal":
		return seal(plain(), size)
	case "open":
		return open(plain(), size)
	case "device-seal":
		return seal(device(), size)
	case "device-open":
		return open(device(), size)
	case "engine":
		return engines(size)
	}
	fail("no such measurement: " + what)
	return nil
}

func used() (user, all time.Duration) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		fail("cannot read this process's CPU time: " + err.Error())
	}
	user = time.Duration(usage.Utime.Nano())
	return user, user + time.Duration(usage.Stime.Nano())
}

func number(word string) int {
	n, err := strconv.Atoi(word)
	if err != nil || n < 1 {
		fail("not a number above 0: " + word)
	}
	return n
}

func fail(why string) {
	fmt.Fprintln(os.Stderr, "inlinebench: "+why)
	os.Exit(1)
}
