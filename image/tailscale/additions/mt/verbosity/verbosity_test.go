package verbosity

import (
	"bytes"
	"errors"
	"io"
	"log"
	"testing"
)

func TestLevels(t *testing.T) {
	for _, c := range []struct {
		line string
		out  [3]string // at level 0, 1, 2; empty: dropped
	}{
		{"plain\n", [3]string{"plain\n", "plain\n", "plain\n"}},
		{"[v1] one\n", [3]string{"", "one\n", "one\n"}},
		{"[v2] two\n", [3]string{"", "", "two\n"}},
		{"magicsock: [v1] one\n", [3]string{"", "magicsock: one\n", "magicsock: one\n"}},
		{"[v3] unknown\n", [3]string{"[v3] unknown\n", "[v3] unknown\n", "[v3] unknown\n"}},
		{"[v\x00JSON]1{}\n", [3]string{"", "{}\n", "{}\n"}},
		{"[v\x00JSON]", [3]string{"[v\x00JSON]", "[v\x00JSON]", "[v\x00JSON]"}},
		{`[RATELIMIT] format("[v1] %v")` + "\n", [3]string{"", `[RATELIMIT] format("%v")` + "\n", `[RATELIMIT] format("%v")` + "\n"}},
		{"", [3]string{"", "", ""}},
	} {
		for level, want := range c.out {
			var b bytes.Buffer
			n, err := Writer(&b, level).Write([]byte(c.line))
			if n != len(c.line) || err != nil {
				t.Errorf("%q: Write gave %d, %v", c.line, n, err)
			}
			if b.String() != want {
				t.Errorf("%q at level %d: %q, want %q", c.line, level, b.String(), want)
			}
		}
	}
}

func TestWithTheLogPackage(t *testing.T) {
	var b bytes.Buffer
	l := log.New(Writer(&b, 0), "2026/01/01 ", 0)
	l.Printf("[v1] hidden")
	l.Printf("seen")
	if b.String() != "2026/01/01 seen\n" {
		t.Errorf("got %q", b.String())
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestErrorsPass(t *testing.T) {
	if _, err := Writer(broken{}, 0).Write([]byte("x")); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
	if _, err := Writer(broken{}, 0).Write([]byte("[v1] x")); err != nil {
		t.Errorf("a dropped line gave %v", err)
	}
}
