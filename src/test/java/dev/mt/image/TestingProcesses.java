package dev.mt.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The processes of one container, looked at from outside again and again: what {@code ps} could have shown to anybody. */
final class TestingProcesses {
    private static final Path PROC = Path.of("/proc");

    private final String namespace;
    private final TreeSet<String> commandLines = new TreeSet<>();

    private TestingProcesses(String namespace) {
        this.namespace = namespace;
    }

    /** Those in the process namespace that a process is in. */
    static TestingProcesses with(long pid) {
        return new TestingProcesses(namespace(PROC.resolve(Long.toString(pid)))
                .orElseThrow(() -> new IllegalStateException("process %d has ended".formatted(pid))));
    }

    /** Notes the argument lists of all that run now. */
    void look() {
        for (Path process : processes()) {
            String line = read(process.resolve("cmdline"));
            if (!line.isEmpty()) {
                commandLines.add(line);
            }
        }
    }

    /** All argument lists that were seen, words divided by blanks. */
    Collection<String> commandLines() {
        return List.copyOf(commandLines);
    }

    /** The variables of each process that runs now, by its argument list. */
    Map<String, String> environments() {
        Map<String, String> environments = new TreeMap<>();
        for (Path process : processes()) {
            environments.merge(
                    read(process.resolve("cmdline")), read(process.resolve("environ")), (a, b) -> a + "\n" + b);
        }
        return environments;
    }

    private List<Path> processes() {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            TreeSet<Path> ours = new TreeSet<>();
            for (Path process : all) {
                if (namespace(process).equals(Optional.of(namespace))) {
                    ours.add(process);
                }
            }
            return List.copyOf(ours);
        } catch (IOException e) {
            throw new IllegalStateException("cannot list processes", e);
        }
    }

    private static Optional<String> namespace(Path process) {
        try {
            return Optional.of(Files.readSymbolicLink(process.resolve("ns/pid")).toString());
        } catch (IOException e) {
            return Optional.empty(); // it has ended
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException e) {
            return ""; // it has ended
        }
    }
}
