// Package keep keeps a service going: it starts it again, with growing pauses, for as long as the daemon runs.
package keep

import (
	"context"
	"time"

	"tailscale.com/types/logger"
)

const (
	firstPause = time.Second
	maxPause   = time.Minute
)

// Running calls serve again and again until ctx ends. serve blocks while it works and says with its error why it does
// not. An error is logged once; the same error again is not, so that a router without IPv6 gets one line, not one a minute.
func Running(ctx context.Context, logf logger.Logf, what string, serve func(context.Context) error) {
	running(ctx, logf, what, serve, sleep, time.Now)
}

func running(ctx context.Context, logf logger.Logf, what string, serve func(context.Context) error,
	sleep func(context.Context, time.Duration), now func() time.Time) {
	pause, said := firstPause, ""
	for ctx.Err() == nil {
		began := now()
		err := serve(ctx)
		if ctx.Err() != nil {
			return
		}
		if now().Sub(began) >= maxPause { // it did work for a while: this is a new failure
			pause, said = firstPause, ""
		}
		text := "it stopped without saying why"
		if err != nil {
			text = err.Error()
		}
		if text != said {
			logf("mt: %s: %s; trying again from time to time", what, text)
			said = text
		}
		sleep(ctx, pause)
		pause = min(2*pause, maxPause)
	}
}

func sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
