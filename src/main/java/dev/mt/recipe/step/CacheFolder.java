package dev.mt.recipe.step;

import dev.mt.core.Failure;
import dev.mt.core.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where finished steps are kept, outside the repository: {@code steps/} holds results, {@code work/} what is being
 * made, {@code tools/} what compilers keep for themselves.
 *
 * @param root the cache's own folder
 */
public record CacheFolder(Path root) {
    private static final Duration KEPT_UNUSED = Duration.ofDays(30);

    public CacheFolder {
        Objects.requireNonNull(root, "root is null");
        root = root.toAbsolutePath().normalize();
    }

    /** The folder that an environment names: {@code MT_CACHE}, else the user's cache folder (XDG Base Directory). */
    public static CacheFolder of(Map<String, String> environment) {
        return new CacheFolder(named(environment, "MT_CACHE")
                .or(() -> named(environment, "XDG_CACHE_HOME").map(path -> path.resolve("mikrotik-tailscale")))
                .or(() -> named(environment, "HOME").map(path -> path.resolve(".cache/mikrotik-tailscale")))
                .orElseThrow(() -> Failure.of(
                        "there is no place for the cache of finished build steps",
                        "set MT_CACHE to a folder, or HOME to your home folder")));
    }

    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /** Where results are. */
    Path steps() {
        return root.resolve("steps");
    }

    /** A folder that a tool keeps things of its own in, such as a compiler's cache. */
    public Path tool(String name) {
        return root.resolve("tools").resolve(name);
    }

    /** Makes a folder for this process's unfinished work, and deletes what dead processes left. */
    WorkFolder newWork() {
        Path work = root.resolve("work");
        try {
            Files.createDirectories(work);
            Files.createDirectories(steps());
            deleteLeftovers(work);
            Path mine = Files.createTempDirectory(work, "build-");
            return new WorkFolder(mine, lock(mine.resolveSibling(mine.getFileName() + ".lock")));
        } catch (IOException e) {
            throw Failure.of(
                    "cannot use the cache folder " + root,
                    "set MT_CACHE to a folder that can be written to, with about 2 GB free",
                    e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock(); // waits only while another process looks whether this is a leftover
        return channel;
    }

    private static void deleteLeftovers(Path work) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(work, Files::isDirectory)) {
            for (Path folder : folders) {
                Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
                try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = channel.tryLock()) {
                    if (held != null && isOld(folder)) {
                        WholeFile.deleteTree(folder);
                        Files.deleteIfExists(lock);
                    }
                } catch (IOException e) {
                    // A compiler that outlived its killed build may still write there: a later build deletes the rest.
                }
            }
        }
    }

    /** A folder is made a moment before it is locked: young ones are left alone. */
    private static boolean isOld(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder)
                .toInstant()
                .isBefore(Instant.now().minusSeconds(10));
    }

    /** Deletes results that no build has used for a month. */
    void deleteUnused() throws IOException {
        if (!Files.isDirectory(steps())) {
            return;
        }
        Instant limit = Instant.now().minus(KEPT_UNUSED);
        try (DirectoryStream<Path> results = Files.newDirectoryStream(steps(), Files::isDirectory)) {
            for (Path result : results) {
                Path record = result.resolve(StoredResult.FILE);
                Path dated = Files.exists(record) ? record : result;
                if (Files.getLastModifiedTime(dated).toInstant().isBefore(limit)) {
                    StoredResult.delete(result);
                }
            }
        }
    }
}
