package dev.mt.elf.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.elf.slim.GoSlimmer;
import dev.mt.elf.slim.SlimProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program crashes in many ways, slimmed and not: the slimmed one's tracebacks, symbolized, are those of the other. */
@Tag("machine")
class TestRealCrash {
    private static final String SOURCE = """
            package main

            import (
            	"fmt"
            	"os"
            	"runtime/debug"
            	"slices"
            	"strings"
            	"sync"
            )

            type list[T any] struct{ items []T }

            func (l *list[T]) at(i int) T { return l.items[i] }

            //go:noinline
            func (l *list[T]) each(visit func(int, T)) {
            	for i := range len(l.items) + 1 {
            		visit(i, l.at(i))
            	}
            }

            type engine struct {
            	names list[string]
            	seen  map[string]int
            	next  *engine
            	lock  sync.Mutex
            }

            func (e *engine) follow(n int) *engine {
            	if n == 0 {
            		return e
            	}
            	return e.next
            }

            func (e *engine) label(n int) string { return e.follow(n - n).names.at(n) }

            func (e *engine) note(name string) { e.seen[name]++ }

            //go:noinline
            func (e *engine) clean(n int) {
            	defer func() {
            		e.follow(n - n).note("cleaned")
            	}()
            	fmt.Println(e.label(n))
            }

            func deep(n int, e *engine) int {
            	if n == 0 {
            		return len(e.label(7))
            	}
            	return 1 + deep(n-1, e)
            }

            func (e *engine) run(mode string, n int) int {
            	switch mode {
            	case "index":
            		return len(e.label(n))
            	case "nil":
            		return len(e.follow(1).label(n))
            	case "generic":
            		sum := 0
            		e.names.each(func(i int, s string) { sum += i + len(s) })
            		return sum
            	case "map":
            		e.note(e.label(0))
            	case "defer":
            		e.clean(n)
            	case "deep":
            		return deep(150, e)
            	case "callback":
            		slices.SortFunc(e.names.items, func(a, b string) int { return strings.Compare(a, e.label(n)) })
            	case "unlock":
            		e.lock.Unlock()
            	case "deadlock":
            		e.lock.Lock()
            		e.lock.Lock()
            	case "explicit":
            		panic(fmt.Errorf("of type %T", e))
            	}
            	return n
            }

            type runner interface{ run(mode string, n int) int }

            type wrapped struct{ *engine }

            func main() {
            	e := &engine{names: list[string]{items: []string{"a", "b"}}}
            	r := runner(wrapped{e})
            	mode := os.Args[1]
            	switch os.Args[2] {
            	case "goroutine":
            		done := make(chan int)
            		go func() { done <- r.run(mode, 3) }()
            		fmt.Println(<-done)
            	case "stack":
            		defer func() {
            			if p := recover(); p != nil {
            				fmt.Fprintln(os.Stderr, p)
            				os.Stderr.Write(debug.Stack())
            			}
            		}()
            		fallthrough
            	default:
            		fmt.Println(r.run(mode, 3))
            	}
            }
            """;
    private static final String PREFIX = "12:34:56 container,info,debug crash: ";
    private static final List<String> MODES =
            List.of("index", "nil", "generic", "map", "defer", "deep", "callback", "unlock", "deadlock", "explicit");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "arm64"})
    void tracebacksAreThoseOfTheWholeProgram(String architecture) throws Exception {
        List<String> runner = runner(architecture);
        byte[] program = TestingGo.build(folder, architecture, SOURCE);
        SlimProgram slim = GoSlimmer.slim(program, "crash");
        SymbolMap map = SymbolMapFile.read(SymbolMapFile.write(slim.symbols()), "crash");
        Path whole = executable("whole", program);
        Path slimmed = executable("slimmed", slim.program());
        int inlined = 0;
        for (String mode : MODES) {
            for (String where : List.of("main", "goroutine", "stack")) {
                for (String level : List.of("single", "system")) {
                    String expected = crash(runner, whole, mode, where, level);
                    String log = crash(runner, slimmed, mode, where, level);
                    String name = String.join(" ", architecture, mode, where, level);
                    assertThat(log).as(name).contains("?:0").doesNotContain("main.go");
                    String text = CrashLog.symbolize(log, map).text();
                    assertThat(comparable(text, level)).as(name).isEqualTo(comparable(expected, level));
                    assertThat(CrashLog.symbolize(prefixed(log), map).text())
                            .as(name)
                            .isEqualTo(prefixed(text));
                    inlined += text.contains("main.(*engine).label(...)\n\texample.com/crash/main.go:37\n") ? 1 : 0;
                }
            }
        }
        // Had the compiler inlined nothing, this would have shown little.
        assertThat(inlined).isGreaterThan(5);
    }

    private static List<String> runner(String architecture) {
        String own = System.getProperty("os.arch").replace("aarch64", "arm64");
        if (architecture.equals(own)) {
            return List.of();
        }
        for (String name : List.of("qemu-aarch64-static", "qemu-aarch64")) {
            for (String place : List.of("/usr/bin", "/usr/local/bin")) {
                if (architecture.equals("arm64") && Files.isExecutable(Path.of(place, name))) {
                    return List.of(Path.of(place, name).toString(), "-cpu", "cortex-a53");
                }
            }
        }
        throw TestingGo.missing("no qemu-user for " + architecture);
    }

    private Path executable(String name, byte[] program) throws IOException {
        Path file = Files.write(folder.resolve(name), program);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String crash(List<String> runner, Path program, String mode, String where, String level)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(runner);
        words.addAll(List.of(program.toString(), mode, where));
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GO"));
        builder.environment().putAll(Map.of("GOTRACEBACK", level));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** Without what differs from run to run, or that a slimmed program does not print: addresses and arguments. */
    private static String comparable(String log, String level) {
        List<String> blocks = List.of(log.split("(?m)^(?=goroutine )"));
        // With all goroutines of the runtime, only the first is the same in each run; any thread may find a deadlock.
        List<String> compared = level.equals("system") ? blocks.subList(1, Math.min(2, blocks.size())) : blocks;
        return compared.stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("(?<=[^\\s\"])\\([^()\"]*\\)$", "()"))
                .map(line -> line.replaceAll("(?<!\\+)0x[0-9a-f]+", "0x"))
                .map(line -> line.replaceAll("goroutine [0-9]+", "goroutine N"))
                .map(line -> line.replaceAll(" m=[0-9]+ ", " m=N "))
                .collect(Collectors.joining("\n"));
    }

    private static String prefixed(String log) {
        return log.lines().map(line -> PREFIX + line + "\n").collect(Collectors.joining());
    }
}
