package dev.mt.oci;

import dev.mt.core.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Rules for paths in a file tree: relative, names divided by single slashes, no {@code .} and no {@code ..}. */
final class TreePath {
    private TreePath() {}

    /**
     * The path itself when it keeps the rules.
     *
     * @throws Failure otherwise
     */
    static String checked(String path) {
        if (path.isEmpty() || path.indexOf('\0') >= 0) {
            throw broken(path, "it is empty or holds a zero byte");
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                throw broken(
                        path, name.isEmpty() ? "it has an empty name in it" : "it has a '%s' in it".formatted(name));
            }
        }
        return path;
    }

    /**
     * A path as archives spell it ({@code ./etc/}, {@code /etc}, {@code etc//passwd}) by the rules; the root is the
     * empty text.
     *
     * @throws Failure if it leads out by {@code ..}
     */
    static String normalised(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..") || name.indexOf('\0') >= 0) {
                throw broken(path, "it leads out of the image");
            }
            if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    /** The folder that a path is in; none for what is in the root. */
    static Optional<String> parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(path.substring(0, slash));
    }

    /** The last name of a path. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Failure broken(String path, String why) {
        return Failure.of(
                "'%s' is not a path in an image: %s".formatted(path, why),
                "write it relative to the root, as in usr/local/bin/tailscale");
    }
}
