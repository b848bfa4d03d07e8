package main

import (
	"syscall"
	"unsafe"
)

func addressOf(mem []byte) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(mem))) }

// faultPage is memory that nobody may touch.
func faultPage() unsafe.Pointer {
	mem, err := syscall.Mmap(-1, 0, syscall.Getpagesize(), syscall.PROT_NONE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		panic(err)
	}
	return unsafe.Pointer(unsafe.SliceData(mem))
}
