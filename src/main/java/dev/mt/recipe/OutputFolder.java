package dev.mt.recipe;

import dev.mt.core.Causes;
import dev.mt.core.Failure;
import dev.mt.core.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * The folder for a build's results, held by one process at a time.
 *
 * @param folder the folder
 * @param lock closed at the end
 */
record OutputFolder(Path folder, FileChannel lock) implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String LOCK = ".lock";

    /**
     * Takes the folder, waiting for another build if need be.
     *
     * @param wait whether to wait
     * @param told called once with what is waited for
     * @throws Failure if it is taken and is not to be waited for
     */
    static OutputFolder take(Path folder, boolean wait, Consumer<String> told) {
        Path file = folder.resolve(LOCK);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                String holder = Files.readString(file, StandardCharsets.UTF_8).strip();
                if (!wait) {
                    channel.close();
                    throw Failure.of(
                            "another build writes into %s: %s".formatted(folder, holder),
                            "wait until it is done, or give another folder with --out");
                }
                told.accept("waiting for another build that writes into %s: %s".formatted(folder, holder));
                while (lock == null) {
                    Thread.sleep(PAUSE);
                    lock = channel.tryLock();
                }
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(who().getBytes(StandardCharsets.UTF_8)));
            deleteUnfinished(folder);
            return new OutputFolder(folder, channel);
        } catch (IOException e) {
            throw Failure.of("cannot write into " + folder, "give another folder with --out", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled("waiting for another build");
        }
    }

    private static String who() {
        return "process " + ProcessHandle.current().pid() + ", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** What a killed build left. */
    private static void deleteUnfinished(Path folder) throws IOException {
        for (Path inside :
                new Path[] {folder, folder.resolve("oci"), folder.resolve("oci/blobs/sha256"), folder.resolve("symbols")
                }) {
            if (Files.isDirectory(inside)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(inside, WholeFile.UNFINISHED + "*")) {
                    for (Path file : files) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    /** Copies a file into the folder, under a relative path, unless the same bytes are there. */
    Path put(Path file, String name) {
        Path target = folder.resolve(name);
        try {
            if (target.getParent() != null) {
                Files.createDirectories(target.getParent());
            }
            if (!Files.exists(target) || Files.mismatch(file, target) >= 0) {
                WholeFile.write(target, out -> Files.copy(file, out));
            }
            return target;
        } catch (IOException e) {
            throw Failure.of(
                    "cannot write " + target,
                    Causes.isDiskFull(e) ? "free some space, and run the same command again" : "",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw Failure.of("cannot let go of " + folder, "", e);
        }
    }
}
