package dev.mt.image;

import static java.util.Objects.requireNonNull;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checkout of this repository, and its program {@code ./mt}. It runs with the environment of the tests, so that it finds
 * Go's module cache and the way to the registries, except for its own variables.
 *
 * @param folder the checkout
 * @param umask the umask that its program runs under
 */
record TestingCheckout(Path folder, String umask) {
    private static final String USUAL_UMASK = "022";
    private static final List<String> NOT_COPIED = List.of("dist", "target");

    /** The checkout that the tests are of. Its program has been built by whoever built the image. */
    static TestingCheckout ours() {
        Path home = TestingImage.home();
        TestingPrograms.require(
                Files.exists(home.resolve("target/mt/ready")), "the program is not built: ./mt --version builds it");
        return new TestingCheckout(home, USUAL_UMASK);
    }

    /** A copy with all that is in ours now, committed or not, and the program as it is built there. */
    static TestingCheckout copy() {
        TestingCheckout copy = sources("cp -a", USUAL_UMASK);
        run("cp", "-a", "--parents", "target/mt", copy.folder.toString());
        return copy;
    }

    /**
     * A copy without anything built.
     *
     * @param copier the command that copies, such as {@code cp -a}
     * @param umask the umask that it is copied under, and that its program runs under
     */
    static TestingCheckout sources(String copier, String umask) {
        Path copy = TestingMachine.folder("checkout");
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(TestingImage.home())) {
            for (Path entry : entries) {
                if (!NOT_COPIED.contains(entry.getFileName().toString())) {
                    String command = "umask %s; %s \"$@\"".formatted(umask, copier);
                    run("sh", "-c", command, "sh", entry.toString(), copy.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestingCheckout(copy, umask);
    }

    private static void run(String... words) {
        TestingPrograms.run(TestingImage.home(), words);
    }

    /** Replaces a text where it first stands in a file. */
    void changeFirst(String file, String text, String by) {
        Path path = folder.resolve(file);
        try {
            String before = Files.readString(path);
            int at = before.indexOf(text);
            if (at < 0) {
                throw new IllegalStateException("'%s' does not stand in %s".formatted(text, file));
            }
            Files.writeString(path, before.substring(0, at) + by + before.substring(at + text.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line of a file that holds a text. */
    String line(String file, String text) {
        return lines(file, text).getFirst();
    }

    /** All lines of a file that hold a text. */
    List<String> lines(String file, String text) {
        try {
            return Files.readAllLines(folder.resolve(file)).stream()
                    .filter(line -> line.contains(text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs ./mt to its end, whatever comes of it. */
    CommandResult mt(Map<String, String> variables, String... arguments) {
        return new ProcessRunner().run(Command.of(words(arguments)).in(folder).with(environment(variables)));
    }

    /** Starts ./mt, which soon becomes a Java process of the same number. */
    TestingDaemon start(Map<String, String> variables, String... arguments) {
        return TestingDaemon.start("mt", TestingMachine.folder("log"), environment(variables), words(arguments));
    }

    private List<String> words(String... arguments) {
        String command = "umask %s; exec \"$@\"".formatted(umask);
        List<String> words = new ArrayList<>(
                List.of("sh", "-c", command, "sh", folder.resolve("mt").toString()));
        words.addAll(List.of(arguments));
        return words;
    }

    private static Map<String, String> environment(Map<String, String> variables) {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("MT_") && !name.equals("MT_CACHE"));
        // Surefire's own JDK need not be the one that ./mt chooses; its home is known to be one.
        environment.put("JAVA_HOME", requireNonNull(System.getProperty("java.home")));
        environment.putAll(TestingMachine.mark());
        environment.putAll(variables);
        return environment;
    }
}
