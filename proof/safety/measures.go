package main

import (
	"bytes"
	"runtime"
	"runtime/metrics"
	"runtime/pprof"
	"strings"
)

var metricChecks = []check{
	{"metrics-read", metricsRead},
	{"metrics-profiles", metricsProfiles},
	{"goroutines-left", goroutinesLeft},
}

func metricsRead(r *report) {
	runtime.GC()
	all := metrics.All()
	samples := make([]metrics.Sample, len(all))
	for i, d := range all {
		samples[i].Name = d.Name
	}
	metrics.Read(samples)
	kinds := map[metrics.ValueKind]int{}
	for _, s := range samples {
		kinds[s.Value.Kind()]++
		switch s.Name {
		case "/gc/cycles/total:gc-cycles", "/memory/classes/heap/objects:bytes", "/sched/gomaxprocs:threads":
			r.want(s.Value.Uint64() > 0, "%s is zero", s.Name)
		case "/memory/classes/profiling/buckets:bytes":
			r.want(s.Value.Kind() == metrics.KindUint64, "%s has another kind", s.Name)
		}
	}
	r.note("%d metrics, %v", len(all), kinds)
}

// Profiles are written through the tables; what is in them depends on the run, that they can be written does not.
func metricsProfiles(r *report) {
	old := runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(1)
	c := make(chan int)
	go func() { c <- 1 }()
	<-c
	for _, name := range []string{"goroutine", "heap", "allocs", "block", "mutex", "threadcreate"} {
		for debug := range 2 {
			var b bytes.Buffer
			err := pprof.Lookup(name).WriteTo(&b, debug)
			r.want(err == nil && b.Len() > 0, "profile %s could not be written: %v", name, err)
		}
	}
	runtime.SetBlockProfileRate(0)
	runtime.SetMutexProfileFraction(old)
	var b strings.Builder
	r.want(pprof.StartCPUProfile(&b) == nil, "no profile of the processor")
	count(scaled(20000000))
	grow(12, 1).total()
	pprof.StopCPUProfile()
	r.want(b.Len() > 0, "the profile of the processor is empty")
}

// At the end only those are left that were leaked on purpose, and this one.
func goroutinesLeft(r *report) {
	left := settle(kept)
	r.want(left == kept, "%d goroutines are left, not %d", left, kept)
}
