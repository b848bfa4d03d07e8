// Package healthz says over HTTP whether the node is up, in the convention of Tailscale's own container images, so that
// a router can ask with one command.
package healthz

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"tailscale.com/mt/limit"
)

const (
	// Path is the only thing there is to ask for.
	Path = "/healthz"

	patience = 5 * time.Second
	maxConns = 16
)

// Handler answers GET and HEAD of Path: 200 while ready gives nil, else 503 and the reason.
func Handler(ready func() error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Type", "text/plain; charset=utf-8")
		h.Set("Cache-Control", "no-store")
		status, text := http.StatusOK, "ok"
		if r.URL.Path != Path {
			status, text = http.StatusNotFound, "there is only "+Path
		} else if r.Method != http.MethodGet && r.Method != http.MethodHead {
			h.Set("Allow", "GET, HEAD")
			status, text = http.StatusMethodNotAllowed, "only GET and HEAD"
		} else if err := ready(); err != nil {
			status, text = http.StatusServiceUnavailable, err.Error()
		}
		w.WriteHeader(status)
		io.WriteString(w, text+"\n") // the server itself leaves it out for HEAD
	})
}

// Serve answers on ln until ctx ends or ln fails.
func Serve(ctx context.Context, ln net.Listener, ready func() error) error {
	srv := &http.Server{
		Handler:        Handler(ready),
		ReadTimeout:    patience,
		WriteTimeout:   patience,
		MaxHeaderBytes: 4096,
	}
	srv.SetKeepAlivesEnabled(false) // a router asks once a minute; an idle connection would only cost memory
	stop := context.AfterFunc(ctx, func() { srv.Close() })
	defer stop()
	err := srv.Serve(limit.Listener(ln, maxConns))
	if errors.Is(err, http.ErrServerClosed) {
		return ctx.Err()
	}
	return fmt.Errorf("serving %s on %v: %w", Path, ln.Addr(), err)
}
