package dev.mt.oci;

import dev.mt.core.AtEnd;
import dev.mt.core.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A temporary folder that is made when first needed, and deleted when closed or when the program ends. */
public final class Scratch implements AutoCloseable {
    private @Nullable Path folder;
    private @Nullable AtEnd hook;
    private int files;

    /** A path for a new file. */
    public synchronized Path file() throws IOException {
        Path here = folder;
        if (here == null) {
            here = Files.createTempDirectory("mt-");
            folder = here;
            Path made = here;
            hook = new AtEnd("delete " + made, () -> delete(made));
        }
        return here.resolve(Integer.toString(files++));
    }

    @Override
    public synchronized void close() {
        Path here = folder;
        AtEnd atEnd = hook;
        folder = null;
        hook = null;
        if (here != null) {
            delete(here);
        }
        if (atEnd != null) {
            atEnd.close();
        }
    }

    private static void delete(Path folder) {
        try {
            WholeFile.deleteTree(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
