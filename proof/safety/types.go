package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math"
	"os"
	"runtime/debug"
	"strings"
	"text/tabwriter"
	"time"
)

var typeChecks = []check{
	{"type-printing", typePrinting},
	{"type-json", typeJSON},
	{"type-errors", typeErrors},
	{"type-logging", typeLogging},
	{"type-build-info", typeBuildInfo},
}

type record struct {
	Name   string            `json:"name"`
	When   time.Duration     `json:"when,omitempty"`
	Inner  *record           `json:"inner,omitempty"`
	List   []any             `json:"list"`
	Table  map[string][]byte `json:"table"`
	Any    any               `json:"any"`
	Number byNumber          `json:",string"`
	Text   level             `json:"text"`
	box[int]
	hidden int
}

type level int

func (l level) MarshalText() ([]byte, error) { return []byte(strings.Repeat("*", int(l))), nil }

func (l *level) UnmarshalText(b []byte) error { *l = level(len(b)); return nil }

func sample() record {
	return record{Name: "n", When: 1500 * time.Millisecond, Inner: &record{Name: "i", Any: map[string]any{"b": nil, "a": 1.5}}, List: []any{1, "s", nil, true},
		Table: map[string][]byte{"k": {1, 2}}, Any: struct{ X, Y int }{1, 2}, Number: 7, Text: 3, box: box[int]{item: 9}, hidden: 1}
}

func typePrinting(r *report) {
	s := sample()
	s.Inner = nil
	for _, v := range []any{s, &ring{n: 1}, [2]bool{true}, map[key]string{{1, "b", 2}: "x"}, []speaker{byNumber(1), nil}, box[map[string]int]{item: map[string]int{"a": 1}},
		struct {
			A int `t:"x"`
			b string
		}{1, "b"}, errors.New("e"), 1 + 2i, math.Inf(1), 'x', []byte("bytes"), time.UTC, [0]int{}, new(any) != nil, (*int)(nil), error(nil)} {
		r.note("%v | %+v | %T", v, v, v)
		r.note("%#v", v)
	}
	for _, v := range []any{typePrinting, func(int, ...string) (bool, error) { return false, nil }, make(chan<- *tree), (*stack[pair[string, error]])(nil), counter.Sum, sample} {
		r.note("%T", v)
	}
	r.note("%d %s %!", "s", 1)
	r.note("%v %d", panicsPrinting{}, panicsPrinting{})
	r.note("%s", (*valueSpeakerString)(nil))
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 8, 1, ' ', 0)
	fmt.Fprintf(w, "a\tb\nlong\tc\n")
	w.Flush()
	r.note("%s", b.String())
}

type panicsPrinting struct{}

func (panicsPrinting) String() string { panic("while printing") }

type valueSpeakerString struct{ a int }

func (valueSpeakerString) String() string { return "never" }

func typeJSON(r *report) {
	text, err := json.Marshal(sample())
	r.note("%s %v", text, err)
	var back record
	r.note("%v", json.Unmarshal(text, &back))
	again, err := json.MarshalIndent(back, "", " ")
	r.note("%s %v", again, err)
	for _, bad := range []string{`{`, `{"name":1}`, `{"inner":[]}`, `{"Number":"x"}`, `{"table":{"k":5}}`, `[]`, ``, `{"list":[1,]}`} {
		r.note("%v", json.Unmarshal([]byte(bad), &back))
	}
	_, err = json.Marshal(map[string]any{"f": func() {}})
	r.note("%v", err)
	_, err = json.Marshal(math.NaN())
	r.note("%v", err)
	r.note("%v", json.Unmarshal([]byte("1"), nil))
	r.note("%v", json.Unmarshal([]byte("1"), (*int)(nil)))
	deep := strings.Repeat(`{"inner":`, scaled(2000)) + `null` + strings.Repeat("}", scaled(2000))
	r.note("%v", json.Unmarshal([]byte(deep), &back))
}

func typeErrors(r *report) {
	_, err := os.Open("/does/not/exist")
	var path *fs.PathError
	r.note("%T %v %v %s", err, err, errors.As(err, &path), path.Op)
	joined := errors.Join(err, fmt.Errorf("two: %w and %w", fs.ErrClosed, os.ErrDeadlineExceeded))
	r.note("%v | %v %v", joined, errors.Is(joined, fs.ErrNotExist), errors.Is(joined, fs.ErrClosed))
	r.note("%s", caught(func() { errors.As(err, nil) }))
	r.note("%s", caught(func() { errors.As(err, 1) }))
}

func typeLogging(r *report) {
	var b strings.Builder
	drop := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	slog.New(slog.NewTextHandler(&b, &slog.HandlerOptions{ReplaceAttr: drop})).With("s", sample().Name).Warn("said", "n", 1, "e", errors.New("x"))
	slog.New(slog.NewJSONHandler(&b, &slog.HandlerOptions{ReplaceAttr: drop})).WithGroup("g").Info("said", "v", map[string]int{"a": 1}, "t", key{1, "b", nil})
	r.note("%s", b.String())
}

func typeBuildInfo(r *report) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		r.fault("no build information")
		return
	}
	r.note("%s %s %s", info.GoVersion, info.Path, info.Main.Path)
	for _, s := range info.Settings {
		r.note("%s=%s", s.Key, s.Value)
	}
}
