// Package procname names the process in ps and top. A packed program is executed from a file in memory, which makes the
// kernel name it after a file descriptor ("3") or, from Linux 6.14 on, "memfd:…".
package procname

import (
	"path/filepath"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Longest is what the kernel keeps of a name (TASK_COMM_LEN without the zero).
const Longest = 15

// Of is the name that execve would have given to a program started as arg0: empty if there is none to give.
func Of(arg0 string) string {
	if arg0 == "" || arg0[len(arg0)-1] == '/' {
		return ""
	}
	name := filepath.Base(arg0)
	return name[:min(len(name), Longest)]
}

// Set names the calling thread, and the threads that it starts from now on; the main thread's name is the process's.
func Set(arg0 string) error {
	name := Of(arg0)
	if name == "" {
		return nil
	}
	bytes, err := unix.BytePtrFromString(name)
	if err != nil {
		return err
	}
	return unix.Prctl(unix.PR_SET_NAME, uintptr(unsafe.Pointer(bytes)), 0, 0, 0)
}
