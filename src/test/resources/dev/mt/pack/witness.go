// A Go program that says what it finds when it starts, after it made the collector and several threads work.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
)

var table = map[string]int{"one": 1, "two": 2}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "child" {
		fmt.Println("child", os.Args)
		os.Exit(23)
	}
	fmt.Println("arguments", os.Args, os.Getenv("WITNESS"))
	var work sync.WaitGroup
	sums := make([]int, 8)
	for i := range sums {
		work.Go(func() {
			for j := range 2000 {
				sums[i] += len(strings.Repeat("x", j+i))
			}
		})
	}
	work.Wait()
	runtime.GC()
	fmt.Println("sums", sums, table["two"], runtime.GOARCH)
	exe, err := os.Executable()
	fmt.Fprintln(os.Stderr, "exe", exe, err)
	if len(os.Args) > 1 && os.Args[1] == "again" {
		out, err := exec.Command("/proc/self/exe", "child", "of mine").Output()
		fmt.Printf("%s%v\n", out, err)
	}
	defer func() { fmt.Println("recovered", recover()) }()
	var none *sync.WaitGroup
	none.Wait() // a fault, which the runtime turns into a panic
}
