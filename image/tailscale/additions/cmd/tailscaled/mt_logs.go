//go:build ts_omit_logtail && ts_omit_syslog

package main

import (
	"io"
	"log"
	"os"

	"tailscale.com/feature"
	"tailscale.com/mt/verbosity"
)

// The log uploader is also what honours --verbose; a build without it needs this. The hook runs once the flags are read.
func init() {
	feature.HookLogSink.Set(func() io.Writer {
		w := verbosity.Writer(os.Stderr, args.verbose)
		log.SetOutput(w)
		return w
	})
}
