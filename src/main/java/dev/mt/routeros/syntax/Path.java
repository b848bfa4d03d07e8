package dev.mt.routeros.syntax;

import java.util.List;
import java.util.Objects;

/**
 * The path of a command or a menu as written: {@code /ip/address/print}, {@code :put}, {@code print}.
 *
 * @param root what it begins with
 * @param words the words and {@code ..}; none for {@code /} alone
 */
public record Path(Position position, Root root, List<Word> words) implements Node {
    public Path {
        Objects.requireNonNull(position, "position is null");
        Objects.requireNonNull(root, "root is null");
        words = List.copyOf(words);
    }

    /** What a path begins with. */
    public enum Root {
        /** {@code :put}: a command of the root menu. */
        COLON,
        /** {@code /ip/address}. */
        SLASH,
        /** {@code print}: starts in the current menu. */
        HERE
    }
}
