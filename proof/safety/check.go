package main

import (
	"fmt"
	"strings"
)

// A check leans on one part of the runtime. It notes what it saw and what it knows to be wrong.
type check struct {
	name string
	do   func(*report)
}

// The order is the order of the output.
var checks = slicesOf(
	gcChecks, stackChecks, preemptChecks, wrapperChecks, runtimeErrorChecks, recoverChecks, deferChecks,
	genericChecks, methodChecks, callerChecks, tracebackChecks, reflectChecks, faultChecks, mapChecks,
	channelChecks, timerChecks, syncChecks, goroutineChecks, signalChecks, pollChecks, allocationChecks,
	typeChecks, metricChecks,
)

func slicesOf(groups ...[]check) (all []check) {
	for _, g := range groups {
		all = append(all, g...)
	}
	return all
}

type report struct {
	seen   []string
	faults []string
}

func (r *report) note(format string, args ...any) {
	r.seen = append(r.seen, fmt.Sprintf(format, args...))
}

func (r *report) fault(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}

func (r *report) want(ok bool, format string, args ...any) {
	if !ok {
		r.fault(format, args...)
	}
}

// run prints "ok NAME", or "BAD NAME" and each fault, then what was seen, and returns how many failed.
func (c check) run() int {
	r := &report{}
	if text := caught(func() { c.do(r) }); text != "" {
		r.fault("ended by a panic: %s", text)
	}
	word, failed := "ok", 0
	if len(r.faults) > 0 {
		word, failed = "BAD", 1
	}
	fmt.Println(strings.TrimSpace(word + " " + c.name + " " + strings.Join(r.faults, "; ")))
	for _, s := range r.seen {
		fmt.Println("   " + strings.ReplaceAll(s, "\n", "\n   "))
	}
	return failed
}

// caught returns what f panicked with, "" when it did not.
func caught(f func()) (text string) {
	defer func() {
		switch v := recover().(type) {
		case nil:
		case error:
			text = fmt.Sprintf("%T: %s", v, v.Error())
		default:
			text = fmt.Sprintf("%T: %v", v, v)
		}
	}()
	f()
	return ""
}

// scaled is n for -scale 100, and never less than one.
func scaled(n int) int {
	return max(1, n**percent/100)
}
