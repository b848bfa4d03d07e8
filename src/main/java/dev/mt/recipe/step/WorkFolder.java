package dev.mt.recipe.step;

import dev.mt.core.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * This process's folder for unfinished work. A lock beside it tells other processes that it is in use; it is deleted at
 * the end, also when the program is interrupted.
 */
final class WorkFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;
    private final Thread hook = new Thread(this::delete, "delete unfinished work");

    WorkFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** An empty folder in it. */
    Path make(String name) throws IOException {
        return Files.createTempDirectory(folder, name + "-");
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending: the hook deletes it
        }
        delete();
    }

    private void delete() {
        try {
            WholeFile.deleteTree(folder);
            lock.close();
            Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".lock"));
        } catch (IOException e) {
            // Somebody may still be writing there while the program ends: the next build deletes the rest.
            if (!Thread.currentThread().getName().equals(hook.getName())) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
