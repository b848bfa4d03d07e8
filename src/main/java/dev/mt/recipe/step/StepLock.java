package dev.mt.recipe.step;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;

/** Keeps two processes that share a cache from doing the same step at the same time. */
record StepLock(FileChannel channel) implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /**
     * Takes the lock, waiting for whoever has it.
     *
     * @param told called once with the holder's process id, if there is somebody to wait for
     */
    static StepLock acquire(CacheFolder cache, Path place, Consumer<String> told)
            throws IOException, InterruptedException {
        Path locks = Files.createDirectories(cache.root().resolve("locks"));
        Path file = locks.resolve(place.getFileName() + ".lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            boolean waited = false;
            for (FileLock lock = channel.tryLock(); lock == null; lock = channel.tryLock()) {
                if (!waited) {
                    told.accept(Files.readString(file, StandardCharsets.US_ASCII));
                }
                waited = true;
                Thread.sleep(PAUSE);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new StepLock(channel);
        } catch (IOException | InterruptedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
