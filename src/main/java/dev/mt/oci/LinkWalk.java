package dev.mt.oci;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows symbolic links as a kernel does, inside one root. */
final class LinkWalk {
    private LinkWalk() {}

    /**
     * Where a path leads.
     *
     * @param path absolute or relative to the root
     * @param lookup the entry at a path, or null; what is not there is taken for a folder to be made
     * @param limit how many links may be followed
     * @return a path without links, empty text for the root; nothing when there are too many links
     */
    static Optional<String> follow(String path, Function<String, @Nullable TreeEntry> lookup, int limit) {
        Deque<String> todo = new ArrayDeque<>(Arrays.asList(path.split("/", -1)));
        Deque<String> done = new ArrayDeque<>();
        int links = 0;
        while (!todo.isEmpty()) {
            String name = todo.removeFirst();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                done.pollLast();
                continue;
            }
            done.addLast(name);
            if (lookup.apply(String.join("/", done)) instanceof TreeEntry.SymbolicLink link) {
                if (++links > limit) {
                    return Optional.empty();
                }
                done.removeLast();
                if (link.target().startsWith("/")) {
                    done.clear();
                }
                String[] names = link.target().split("/", -1);
                for (int i = names.length - 1; i >= 0; i--) {
                    todo.addFirst(names[i]);
                }
            }
        }
        return Optional.of(String.join("/", done));
    }
}
