package main

import (
	"bytes"
	"crypto/sha256"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"unsafe"
)

var allocationChecks = []check{
	{"alloc-sizes", allocSizes},
	{"alloc-big", allocBig},
	{"alloc-strings", allocStrings},
	{"alloc-settings", allocSettings},
}

func allocSizes(r *report) {
	sum := 0
	for size := 1; size < 70000; size += size/8 + 1 {
		var blocks [][]byte
		var pointers [][]*int
		for i := range scaled(20) {
			b := make([]byte, size)
			b[0], b[size-1] = byte(i), byte(i)
			blocks = append(blocks, b)
			p := make([]*int, size/8+1)
			p[size/8] = &i
			pointers = append(pointers, p)
		}
		if sum%7 == 0 {
			runtime.GC()
		}
		for i := range blocks {
			r.want(blocks[i][0] == byte(i) && blocks[i][size-1] == byte(i) && *pointers[i][size/8] == i, "a block of %d changed", size)
			sum++
		}
	}
}

func allocBig(r *report) {
	var kept []byte
	for i := range scaled(10) {
		kept = make([]byte, 8<<20+i)
		kept[len(kept)-1] = byte(i)
		list := make([]*tree, 1<<18)
		list[len(list)-1] = grow(3, i)
		garbage = nil
		r.want(list[len(list)-1].total() == grow(3, i).total(), "the last element changed")
	}
	debug.FreeOSMemory()
	r.want(bytes.Count(kept, []byte{0}) >= len(kept)-1, "new memory was not zero")
	r.note("%s", caught(func() { _ = make([]int, opaque(int(^uint(0)>>1))) }))
}

func allocStrings(r *report) {
	var b strings.Builder
	parts := []string{}
	for i := range scaled(3000) {
		part := strings.Repeat(string(rune('a'+i%26)), i%60)
		b.WriteString(part)
		parts = append(parts, part[:len(part)/2]+"é"+part[len(part)/2:])
	}
	slices.Sort(parts)
	joined := strings.Join(parts, "|")
	runes := []rune(joined)
	slices.Reverse(runes)
	r.note("%x", sha256.Sum256([]byte(b.String()+string(runes))))
	r.note("%v", unsafe.StringData(joined) != nil && strings.ToUpper("ß straße") == strings.ToUpper("ß straße"))
}

func allocSettings(r *report) {
	old := debug.SetGCPercent(7)
	grow(10, 1).total()
	limit := debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(32 << 20)
	grow(10, 2).total()
	debug.SetMemoryLimit(limit)
	debug.SetGCPercent(-1)
	grow(10, 3).total()
	r.note("%d", debug.SetGCPercent(old))
	old = debug.SetMaxStack(1 << 20)
	r.note("%d", debug.SetMaxStack(old))
	var stats debug.GCStats
	debug.ReadGCStats(&stats)
	r.want(stats.NumGC > 0, "no collection was counted")
}
