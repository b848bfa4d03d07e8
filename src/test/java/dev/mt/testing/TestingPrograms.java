package dev.mt.testing;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Other people's programs, for tests tagged {@code machine}. */
public final class TestingPrograms {
    /** Daemons of Debian are often here, and not in a user's PATH. */
    private static final String MORE = ":/usr/local/sbin:/usr/sbin:/sbin";

    private TestingPrograms() {}

    /** Goes on only if all of these are installed: skips the test otherwise, or fails it where {@code CI=true}. */
    public static void require(String... programs) {
        List<String> missing = new ArrayList<>();
        for (String program : programs) {
            if (find(program).isEmpty()) {
                missing.add(program);
            }
        }
        require(missing.isEmpty(), "not installed: " + String.join(", ", missing));
    }

    /** Goes on only if something holds: skips the test otherwise, or fails it where {@code CI=true}. */
    public static void require(boolean holds, String otherwise) {
        if (!holds && "true".equals(System.getenv("CI"))) {
            Assertions.fail("CI=true, but " + otherwise);
        }
        Assumptions.assumeTrue(holds, otherwise);
    }

    /** Where a program is. */
    public static Optional<Path> find(String program) {
        for (String folder : path().split(":", -1)) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Runs a program in a folder, which serves as its home too; returns its standard output. It has to succeed. */
    public static String run(Path folder, String... words) {
        return tryRun(folder, words)
                .orFail("running " + String.join(" ", words))
                .text();
    }

    /** Runs a program in a folder, whatever comes of it. */
    public static CommandResult tryRun(Path folder, String... words) {
        return new ProcessRunner().run(command(folder, words));
    }

    private static Command command(Path folder, String... words) {
        return Command.of(words)
                .in(folder)
                .with(Map.of("PATH", path(), "HOME", folder.toString(), "LC_ALL", "C.UTF-8", "TZ", "UTC"));
    }

    private static String path() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin") + MORE;
    }
}
