package dev.mt.release.git;

import java.util.Objects;

/**
 * A tag in a git repository.
 *
 * @param name without {@code refs/tags/}
 * @param commit that it leads to, whether annotated or not
 */
public record GitTag(String name, String commit) {
    public GitTag {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(commit, "commit is null");
    }
}
