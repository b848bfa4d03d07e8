package dev.mt.recipe.fetch;

import dev.mt.core.Digest;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * A file to download.
 *
 * @param name its name, for messages
 * @param places where it can be had, in the order in which they are tried
 * @param digest what its bytes have to be
 */
public record PinnedFile(String name, List<URI> places, Digest digest) {
    public PinnedFile {
        Objects.requireNonNull(name, "name is null");
        places = List.copyOf(places);
        Objects.requireNonNull(digest, "digest is null");
    }
}
