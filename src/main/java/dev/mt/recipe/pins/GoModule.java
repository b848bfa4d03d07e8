package dev.mt.recipe.pins;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code go.mod} with the {@code go.sum} beside it, as far as pins are concerned (Go modules reference, "go.mod
 * files").
 *
 * @param folder where the two files are
 * @param toolchain the Go that builds it, such as {@code go1.27.4}; empty if the file names none
 * @param requires module paths and their versions
 */
public record GoModule(Path folder, Optional<String> toolchain, Map<String, String> requires) {
    private static final Pattern REQUIRE = Pattern.compile("\\s*require\\s+(\\S+)\\s+(v\\d\\S*)\\s*(?://.*)?");
    private static final Pattern BLOCK = Pattern.compile("\\s*(\\w+)\\s*\\(\\s*(?://.*)?");
    private static final Pattern TOOLCHAIN =
            Pattern.compile("\\s*toolchain\\s+(go\\d+\\.\\d+(?:\\.\\d+)?)\\s*(?://.*)?");

    public GoModule {
        Objects.requireNonNull(folder, "folder is null");
        Objects.requireNonNull(toolchain, "toolchain is null");
        requires = Map.copyOf(requires);
    }

    /** Reads the files of a folder. */
    public static GoModule read(Path folder) {
        Path file = folder.resolve("go.mod");
        Map<String, String> requires = new TreeMap<>();
        Optional<String> toolchain = Optional.empty();
        try {
            String block = "";
            for (String read : Files.readAllLines(file)) {
                Matcher begins = BLOCK.matcher(read);
                if (begins.matches()) {
                    block = begins.group(1) + " ";
                } else if (read.strip().startsWith(")")) {
                    block = "";
                }
                String line = block + read.strip();
                Matcher require = REQUIRE.matcher(line);
                Matcher go = TOOLCHAIN.matcher(line);
                if (go.matches()) {
                    toolchain = Optional.of(go.group(1));
                } else if (require.matches()) {
                    requires.put(require.group(1), require.group(2));
                }
            }
        } catch (IOException e) {
            throw Failure.of("cannot read the pins of Go modules in " + file, "is the repository whole?", e);
        }
        return new GoModule(folder, toolchain, requires);
    }

    /** The version of a module that the file has to require. */
    public String version(String path) {
        return Optional.ofNullable(requires.get(path))
                .orElseThrow(() -> Failure.of(file() + " does not require " + path, "is the file whole?"));
    }

    /** {@code go.mod}. */
    public Path file() {
        return folder.resolve("go.mod");
    }

    /** {@code go.sum}. */
    public Path sums() {
        return folder.resolve("go.sum");
    }
}
