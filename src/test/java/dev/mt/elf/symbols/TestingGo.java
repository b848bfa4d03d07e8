package dev.mt.elf.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Compiles programs with the pinned Go, as stripped as Tailscale's is. Where there is none, the test is skipped. */
public final class TestingGo {
    private static final String GO = "go1.27.4";

    private TestingGo() {}

    /** A program of one file. */
    public static byte[] build(Path folder, String architecture, String source) throws IOException {
        Files.writeString(folder.resolve("go.mod"), "module example.com/crash\n\ngo 1.27\n");
        Files.writeString(folder.resolve("main.go"), source);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(Map.of("GOTOOLCHAIN", GO, "CGO_ENABLED", "0", "GOFLAGS", "-p=2"));
        environment.putAll(Map.of("GOOS", "linux", "GOARCH", architecture));
        List<String> words = List.of("go", "build", "-trimpath", "-ldflags=-s -w", "-o", "program", ".");
        CommandResult result;
        try {
            result = new ProcessRunner().run(new Command(words, Optional.of(folder), environment, ""), line -> {});
        } catch (Failure e) {
            throw missing("no Go: " + e.text());
        }
        String log = String.join("\n", result.log());
        if (result.status() != 0 && log.contains("toolchain")) {
            throw missing("no Go toolchain %s: %s".formatted(GO, log));
        }
        assertThat(result.status()).as(log).isZero();
        return Files.readAllBytes(folder.resolve("program"));
    }

    /** Skips the test; where everything has to be there, that is a failure. */
    static RuntimeException missing(String why) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(why);
        }
        return Assumptions.abort(why);
    }
}
