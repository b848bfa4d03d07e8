package dev.mt.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Root may delete from folders that nobody else may write to, so these tests run the code as somebody else. */
@Tag("machine")
class TestWholeFileAsAnybody {
    @Test
    void deletesReadOnlyTreesAsGoMakesThem() throws IOException, URISyntaxException {
        // Not a @TempDir: that is for its owner alone.
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "mt-test-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        try {
            Path tree = folder.resolve("tree");
            CommandResult result = asNobody(Deleting.class, tree.toString());
            assertThat(result.status()).as(result.logText()).isZero();
            assertThat(tree).doesNotExist();
        } finally {
            WholeFile.deleteTree(folder);
        }
    }

    private static CommandResult asNobody(Class<?> program, String argument) throws IOException, URISyntaxException {
        List<String> words = new ArrayList<>();
        if (Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid && uid == 0) {
            TestingPrograms.require("setpriv");
            words.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        Path classes = Files.createTempDirectory(Path.of("/tmp"), "mt-classes-");
        Files.setPosixFilePermissions(classes, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            for (Class<?> each : List.of(
                    WholeFile.class,
                    WholeFile.Content.class,
                    Class.forName(WholeFile.class.getName() + "$1"),
                    program)) {
                copy(each, classes);
            }
            words.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classes.toString(),
                    program.getName(),
                    argument));
            return new ProcessRunner().run(Command.of(words).with("PATH", "/usr/bin:/bin"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } finally {
            WholeFile.deleteTree(classes);
        }
    }

    private static void copy(Class<?> type, Path classes) throws IOException, URISyntaxException {
        String name = type.getName().replace('.', '/') + ".class";
        Path from = Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .resolve(name);
        Path to = classes.resolve(name);
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    /** Makes a read-only tree, sees that it is one, and deletes it. */
    static final class Deleting {
        private Deleting() {}

        public static void main(String[] arguments) throws IOException {
            Path tree = Path.of(arguments[0]);
            Path inside = Files.createDirectories(tree.resolve("module@v1/inside"));
            Path file = Files.createFile(inside.resolve("file"));
            Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("r-xr-xr-x"));
            Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("r-xr-xr-x"));
            try {
                Files.delete(file);
                System.exit(3);
            } catch (AccessDeniedException e) {
                WholeFile.deleteTree(tree);
            }
        }
    }
}
