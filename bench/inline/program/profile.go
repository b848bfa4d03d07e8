//go:build inlinebench_profile

package main

import (
	"os"
	"runtime/pprof"
)

// A build with this tag writes a profile of the processor's time into the file that INLINEBENCH_PROFILE names.
func init() {
	profile = func() func() {
		file, err := os.Create(os.Getenv("INLINEBENCH_PROFILE"))
		if err != nil {
			fail("cannot write a profile: " + err.Error())
		}
		if err := pprof.StartCPUProfile(file); err != nil {
			fail("cannot take a profile: " + err.Error())
		}
		return func() {
			pprof.StopCPUProfile()
			if err := file.Close(); err != nil {
				fail("cannot write a profile: " + err.Error())
			}
		}
	}
}
