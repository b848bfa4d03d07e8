//go:build linux

package main

import (
	"os"

	"tailscale.com/mt/procname"
)

// Initialization runs on the main thread, whose name is the process's. Failing would change a name in ps, no more.
func init() {
	if len(os.Args) > 0 {
		_ = procname.Set(os.Args[0])
	}
}
