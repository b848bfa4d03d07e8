package dev.mt.release.git;

import java.util.List;
import java.util.Objects;

/**
 * A commit that is checked out, and what surrounds it.
 *
 * @param commit its hash
 * @param shallow whether older commits, and so perhaps tags, are missing
 * @param changed files that differ from the commit, as {@code git status} shows them
 * @param tags every tag there is
 */
public record Checkout(String commit, boolean shallow, List<String> changed, List<GitTag> tags) {
    public Checkout {
        Objects.requireNonNull(commit, "commit is null");
        changed = List.copyOf(changed);
        tags = List.copyOf(tags);
    }

    /** A commit's hash, as people read it. */
    public static String brief(String commit) {
        return commit.substring(0, Math.min(12, commit.length()));
    }
}
