// Package verbosity drops log lines that are more detailed than asked for. Tailscale marks them with [v1] and [v2] and
// leaves the dropping to its log uploader; a build without the uploader would print all of them.
package verbosity

import (
	"bytes"
	"io"
)

var (
	mark1 = []byte("[v1] ")
	mark2 = []byte("[v2] ")
	// markJSON comes before a digit, the level, and a JSON value meant for the log server.
	markJSON = []byte("[v\x00JSON]")
)

// Writer passes on to w what is of the given level or below, without its mark, as the uploader does. One Write is one
// line, which is how the log package writes.
func Writer(w io.Writer, level int) io.Writer {
	return &writer{w: w, level: level}
}

type writer struct {
	w     io.Writer
	level int
}

func (f *writer) Write(line []byte) (int, error) {
	level, text := parse(line)
	if level > f.level {
		return len(line), nil
	}
	if _, err := f.w.Write(text); err != nil {
		return 0, err
	}
	return len(line), nil
}

// parse gives the level of a line and the line without its mark. The mark may be anywhere: the log package puts the
// time before it, the rate limiter quotes it.
func parse(line []byte) (level int, text []byte) {
	switch {
	case !bytes.Contains(line, mark1[:2]):
	case bytes.Contains(line, mark1):
		return 1, bytes.ReplaceAll(line, mark1, nil)
	case bytes.Contains(line, mark2):
		return 2, bytes.ReplaceAll(line, mark2, nil)
	default:
		if _, rest, ok := bytes.Cut(line, markJSON); ok && len(rest) >= 2 && rest[0] >= '0' && rest[0] <= '9' {
			return int(rest[0] - '0'), rest[1:]
		}
	}
	return 0, line
}
