package keep

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"
)

// script plays the errors of one call of serve after the other, each taking its time, on a clock of its own.
type script struct {
	now    time.Time
	pauses []time.Duration
	lines  []string
}

func (s *script) run(steps ...func() (time.Duration, error)) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	serve := func(context.Context) error {
		if len(steps) == 0 {
			cancel()
			return nil
		}
		took, err := steps[0]()
		steps = steps[1:]
		s.now = s.now.Add(took)
		return err
	}
	running(ctx, func(f string, a ...any) { s.lines = append(s.lines, fmt.Sprintf(f, a...)) }, "x", serve,
		func(_ context.Context, d time.Duration) { s.pauses = append(s.pauses, d) },
		func() time.Time { return s.now })
}

func fails(after time.Duration, text string) func() (time.Duration, error) {
	return func() (time.Duration, error) { return after, errors.New(text) }
}

func TestPausesGrowAndSameErrorIsSaidOnce(t *testing.T) {
	var s script
	s.run(fails(0, "a"), fails(0, "a"), fails(0, "a"), fails(0, "b"))
	want := []time.Duration{1e9, 2e9, 4e9, 8e9}
	if !slices.Equal(s.pauses, want) {
		t.Errorf("pauses %v, want %v", s.pauses, want)
	}
	if len(s.lines) != 2 {
		t.Errorf("lines %q, want one for a and one for b", s.lines)
	}
}

func TestPauseHasACeiling(t *testing.T) {
	var s script
	var steps []func() (time.Duration, error)
	for range 20 {
		steps = append(steps, fails(0, "a"))
	}
	s.run(steps...)
	if last := s.pauses[len(s.pauses)-1]; last != maxPause {
		t.Errorf("last pause %v, want %v", last, maxPause)
	}
}

func TestFailureAfterALongRunIsNew(t *testing.T) {
	var s script
	s.run(fails(0, "a"), fails(0, "a"), fails(time.Hour, "a"))
	if want := []time.Duration{1e9, 2e9, 1e9}; !slices.Equal(s.pauses, want) {
		t.Errorf("pauses %v, want %v", s.pauses, want)
	}
	if len(s.lines) != 2 {
		t.Errorf("lines %q, want two", s.lines)
	}
}

func TestEndsWithItsContextWhileSleeping(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		Running(ctx, t.Logf, "x", func(context.Context) error { return errors.New("no") })
		close(done)
	}()
	time.Sleep(20 * time.Millisecond)
	cancel()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Fatal("still running")
	}
}
