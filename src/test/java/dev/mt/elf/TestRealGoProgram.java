package dev.mt.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that the pinned Go builds: what is read out of its tables is what Go's own nm reads out of its symbols. */
@Tag("machine")
class TestRealGoProgram {
    private static final String GO = "go1.27.4";
    private static final String SOURCE = """
            package main

            import (
            	"fmt"
            	"net/http"
            	"slices"
            	"strings"
            )

            type pair[T any] struct{ a, b T }

            func (p *pair[T]) swap() { p.a, p.b = p.b, p.a }

            func main() {
            	p := &pair[strings.Builder]{}
            	p.swap()
            	words := strings.Fields("one two three")
            	slices.SortFunc(words, func(a, b string) int { return strings.Compare(b, a) })
            	defer func() { fmt.Println(recover(), p.a.Len()) }()
            	fmt.Println(words, http.ListenAndServe("", nil))
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    private record Symbol(String name, long size) {}

    @ParameterizedTest
    @CsvSource({"amd64, GOAMD64, v1", "arm64, GOARM64, v8.0", "arm, GOARM, 7", "arm, GOARM, 5"})
    void tablesAgreeWithSymbols(String arch, String variable, String value) throws IOException {
        Files.writeString(folder.resolve("go.mod"), "module example.com/a.b/c.d\n\ngo 1.27\n");
        Files.writeString(folder.resolve("main.go"), SOURCE);
        Map<String, String> target = Map.of("GOOS", "linux", "GOARCH", arch, variable, value);
        build(target, "with-symbols", "");
        build(target, "stripped", "-s -w");

        ElfFile elf = ElfFile.read(ElfBytes.read(folder.resolve("stripped")));
        GoTables tables = GoTables.read(elf).orElseThrow();
        Section text = elf.section(".text").orElseThrow();
        Map<Long, List<Symbol>> symbols = symbols(text);
        assertThat(symbols).hasSizeGreaterThan(4000);

        Map<Long, GoFunction> functions = new HashMap<>();
        tables.functions().forEach(f -> functions.putIfAbsent(tables.textStart() + f.entry(), f));
        symbols.forEach((address, all) -> all.forEach(symbol -> {
            GoFunction function = functions.get(address);
            assertThat(function).as(symbol.name).isNotNull();
            if (function != null) {
                assertThat(function.name()).isEqualTo(symbol.name);
                // Behind a function is padding up to the next one's alignment.
                assertThat(function.size() - symbol.size).as(symbol.name).isBetween(0L, 63L);
            }
        }));
        assertThat(new TreeSet<>(functions.keySet())).isEqualTo(new TreeSet<>(symbols.keySet()));
        sumsAreExact(tables, text);
        packagesAreThere(tables);
    }

    private static void sumsAreExact(GoTables tables, Section text) {
        long functions = tables.functions().stream().mapToLong(GoFunction::size).sum();
        GoFunction last = tables.functions().getLast();
        long before = tables.textStart() + tables.functions().getFirst().entry() - text.address();
        long behind = text.address() + text.size() - tables.textStart() - last.entry() - last.size();
        assertThat(before + functions + behind).isEqualTo(text.size());
        assertThat(before + behind).isBetween(0L, 63L);

        TableShares shares = TableShares.byFunction(tables);
        long owned = tables.functions().stream()
                .mapToLong(f -> shares.owned(f.index()))
                .sum();
        long shared =
                shares.shared().values().stream().mapToLong(Long::longValue).sum();
        assertThat(owned + shared).isEqualTo(tables.section().size());
        assertThat(shares.shared().values()).allMatch(bytes -> bytes >= 0);
        // Most of the tables can be told apart; were the function data not found, it would all be missing here.
        assertThat(owned).isGreaterThan(tables.section().size() * 3 / 4);
        assertThat(tables.part(TablePart.FUNCTION_DATA).size())
                .isGreaterThan(tables.section().size() / 10);
    }

    private static void packagesAreThere(GoTables tables) {
        List<String> packages = FunctionPackages.of(tables);
        assertThat(packages)
                .contains(
                        "main",
                        "runtime",
                        "net/http",
                        "slices",
                        "internal/bytealg",
                        "vendor/golang.org/x/net/dns/dnsmessage",
                        "crypto/internal/entropy/v1.0.0",
                        "type:");
        assertThat(packages.stream().filter(FunctionPackages.UNKNOWN::equals)).hasSizeLessThan(5);
    }

    /** Functions by address, as Go's nm lists them; the linker's own marks are none. */
    private Map<Long, List<Symbol>> symbols(Section text) {
        Map<Long, List<Symbol>> symbols = new HashMap<>();
        CommandResult result = go(Map.of(), "tool", "nm", "-size", "with-symbols");
        for (String line : result.output()) {
            String[] words = line.strip().split(" +", 4);
            if (words.length == 4 && words[2].equalsIgnoreCase("t")) {
                long address = Long.parseLong(words[0], 16);
                Symbol symbol = new Symbol(withoutAbi(words[3]), Long.parseLong(words[1]));
                boolean mark = symbol.name.equals("runtime.text") || symbol.name.equals("runtime.etext");
                if (!mark && address < text.address() + text.size()) {
                    symbols.merge(address, List.of(symbol), TestRealGoProgram::both);
                }
            }
        }
        return symbols;
    }

    /** In the symbol table, and only there, the linker marks functions of the older calling convention (mangleABIName). */
    private static String withoutAbi(String name) {
        return name.replaceFirst("\\.abi(0|internal)$", "");
    }

    private static List<Symbol> both(List<Symbol> a, List<Symbol> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    private void build(Map<String, String> target, String output, String linkerFlags) {
        go(target, "build", "-trimpath", "-ldflags=" + linkerFlags, "-o", output, ".");
    }

    private CommandResult go(Map<String, String> variables, String... arguments) {
        List<String> words = new ArrayList<>(List.of("go"));
        words.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(variables);
        environment.putAll(Map.of("GOTOOLCHAIN", GO, "CGO_ENABLED", "0", "GOFLAGS", "-p=2"));
        Command command = new Command(words, Optional.of(folder), environment, "");
        CommandResult result;
        try {
            result = new ProcessRunner().run(command, line -> {});
        } catch (Failure e) {
            return missing("no Go: " + e.text());
        }
        if (result.status() != 0 && String.join("\n", result.log()).contains("toolchain")) {
            return missing("no Go toolchain %s: %s".formatted(GO, String.join("\n", result.log())));
        }
        assertThat(result.status()).as(String.join("\n", result.log())).isZero();
        return result;
    }

    private static CommandResult missing(String why) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(why);
        }
        return Assumptions.abort(why);
    }
}
