package dev.mt.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import dev.mt.core.WholeFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TestOutputFolder {
    @TempDir
    Path temp;

    /** Another process that holds a folder until its input ends. */
    record Holder(Process process) implements AutoCloseable {
        public static void main(String[] arguments) throws IOException {
            try (OutputFolder held = OutputFolder.take(Path.of(arguments[0]), false, text -> {})) {
                System.out.println("holds " + held.folder());
                System.out.flush();
                System.in.read();
            }
        }

        static Holder of(Path folder) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Holder.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
            assertThat(reader.readLine()).isEqualTo("holds " + folder);
            return new Holder(process);
        }

        void letGo() throws IOException {
            process.getOutputStream().close();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private static OutputFolder take(Path folder) {
        return OutputFolder.take(folder, false, text -> {});
    }

    @Test
    void whoDoesNotWaitIsToldForWhom() throws IOException {
        Path dist = temp.resolve("dist");
        try (Holder holder = Holder.of(dist)) {
            Failure failure = catchThrowableOfType(Failure.class, () -> take(dist));
            assertThat(failure)
                    .hasMessageStartingWith(
                            "another build writes into %s: process %d, since 2", dist, holder.process.pid());
            assertThat(failure.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("--out"));
        }
    }

    @Test
    void whoWaitsIsToldAndGoesOnAfterwards() throws Exception {
        Path dist = temp.resolve("dist");
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (Holder holder = Holder.of(dist)) {
            CompletableFuture<OutputFolder> second =
                    CompletableFuture.supplyAsync(() -> OutputFolder.take(dist, true, told::add));
            while (told.isEmpty()) {
                Thread.sleep(10);
            }
            assertThat(second).isNotDone();
            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith("waiting for another build that writes into %s: process %d"
                            .formatted(dist, holder.process.pid()));
            holder.letGo();
            try (OutputFolder taken = second.get(20, TimeUnit.SECONDS)) {
                assertThat(taken.folder().resolve(".lock"))
                        .content()
                        .startsWith("process " + ProcessHandle.current().pid() + ",");
            }
        }
    }

    @Test
    void aKilledHolderHoldsNothing() throws Exception {
        Path dist = temp.resolve("dist");
        try (Holder holder = Holder.of(dist)) {
            holder.process.destroyForcibly().waitFor();
        }
        try (OutputFolder taken = take(dist)) {
            assertThat(taken.folder()).isEqualTo(dist);
        }
    }

    @Test
    void whatAKilledBuildLeftIsDeleted() throws IOException {
        Path dist = temp.resolve("dist");
        Path blobs = Files.createDirectories(dist.resolve("oci/blobs/sha256"));
        for (Path inside : List.of(dist, dist.resolve("oci"), blobs)) {
            Files.writeString(inside.resolve(WholeFile.UNFINISHED + "123.tmp"), "half");
            Files.writeString(inside.resolve("whole"), "whole");
        }
        take(dist).close();
        try (Stream<Path> files = Files.walk(dist)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> dist.relativize(file).toString()))
                    .containsExactlyInAnyOrder(".lock", "whole", "oci/whole", "oci/blobs/sha256/whole");
        }
    }

    @Test
    void aFileIsCopiedUnlessItIsThere() throws IOException {
        Path file = Files.writeString(temp.resolve("image.tar"), "one");
        try (OutputFolder dist = take(temp.resolve("dist"))) {
            Path put = dist.put(file, "a.tar");
            assertThat(put).hasContent("one");
            FileTime old = FileTime.from(Instant.EPOCH);
            Files.setLastModifiedTime(put, old);
            dist.put(file, "a.tar");
            assertThat(Files.getLastModifiedTime(put)).isEqualTo(old);
            Files.writeString(file, "two");
            assertThat(dist.put(file, "a.tar")).hasContent("two");
        }
    }

    @Test
    void aFolderThatCannotBeIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThatThrownBy(() -> take(file))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("cannot write into %s: %<s exists already", file);
        assertThatThrownBy(() -> take(file.resolve("dist")))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("cannot write into %s/dist: ", file);
    }

    @Test
    void itsLockIsReadableInEveryCountry() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            take(temp).close();
        } finally {
            Locale.setDefault(before);
        }
        assertThat(temp.resolve(".lock"))
                .content()
                .startsWith("process " + ProcessHandle.current().pid() + ",");
    }
}
