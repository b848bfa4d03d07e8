// Safety is run twice, once as the linker made it and once slimmed, and must say the same both times.
//
//	safety [-scale PERCENT] [NAME…]   the checks, one line or more each, to stdout
//	safety -list                      the names of the checks
//	safety -crashes                   the names of the ways to die, and whether all goroutines' stacks or the first are
//	                                  the same every time
//	safety -crash NAME                die that way
//
// What is printed never depends on time, addresses, goroutine numbers or names of functions and files.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
)

var percent = flag.Int("scale", 100, "how much work to do, in percent")

func main() {
	list := flag.Bool("list", false, "print the names of the checks")
	crashes := flag.Bool("crashes", false, "print the names of the ways to die")
	crash := flag.String("crash", "", "die this way")
	flag.Parse()
	switch {
	case *list:
		for _, c := range checks {
			fmt.Println(c.name)
		}
	case *crashes:
		for _, d := range deaths {
			scope := "all"
			if slices.Contains(crowded, d.name) {
				scope = "first"
			}
			fmt.Println(d.name, scope)
		}
	case *crash != "":
		die(*crash)
	default:
		os.Exit(runAll(flag.Args()))
	}
}

func die(name string) {
	for _, d := range deaths {
		if d.name == name {
			d.do()
			fmt.Fprintf(os.Stderr, "safety: %s did not end the program\n", name)
			os.Exit(3)
		}
	}
	fmt.Fprintf(os.Stderr, "safety: no way to die is called %q; -crashes prints them\n", name)
	os.Exit(64)
}

func runAll(names []string) int {
	for _, name := range names {
		if !slices.ContainsFunc(checks, func(c check) bool { return c.name == name }) {
			fmt.Fprintf(os.Stderr, "safety: no check is called %q; -list prints them\n", name)
			return 64
		}
	}
	failed := 0
	for _, c := range checks {
		if len(names) == 0 || slices.Contains(names, c.name) {
			failed += c.run()
		}
	}
	fmt.Printf("%d checks failed\n", failed)
	if failed > 0 {
		return 1
	}
	return 0
}
