package dev.mt.oci;

import dev.mt.core.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A root file system: entries sorted by path (in the order of {@link String#compareTo}), every folder before what is in
 * it, every entry but the root's own with its folder. Immutable.
 */
public final class FileTree {
    private static final int LINKS_FOLLOWED = 40;

    private final NavigableMap<String, TreeEntry> entries;

    private FileTree(NavigableMap<String, TreeEntry> entries) {
        this.entries = Collections.unmodifiableNavigableMap(entries);
    }

    /** Starts an empty tree. */
    public static Builder builder() {
        return new Builder();
    }

    /** A tree of these entries; missing folders are added with mode 0755. */
    public static FileTree of(Collection<? extends TreeEntry> entries) {
        Builder builder = builder();
        entries.forEach(builder::add);
        return builder.build();
    }

    /** All entries in order. */
    public Collection<TreeEntry> entries() {
        return entries.values();
    }

    /** The files with bytes, in order. */
    public List<TreeEntry.RegularFile> regularFiles() {
        List<TreeEntry.RegularFile> files = new ArrayList<>();
        for (TreeEntry entry : entries.values()) {
            if (entry instanceof TreeEntry.RegularFile file) {
                files.add(file);
            }
        }
        return files;
    }

    /** The entry at a path such as {@code bin/sh}, links not followed. */
    public Optional<TreeEntry> find(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /**
     * The entry that a path leads to when all symbolic links on the way and at its end are followed, as a process in the
     * image would find it.
     *
     * @return empty where nothing is, in loops, and for the root itself
     */
    public Optional<TreeEntry> resolve(String path) {
        return LinkWalk.follow(path, entries::get, LINKS_FOLLOWED).flatMap(this::find);
    }

    /** How many bytes all files hold. */
    public long contentBytes() throws IOException {
        long sum = 0;
        for (TreeEntry.RegularFile file : regularFiles()) {
            sum += file.content().size();
        }
        return sum;
    }

    @Override
    public String toString() {
        return "tree of " + entries.size() + " entries";
    }

    /** Collects entries; not for use by several threads. */
    public static final class Builder {
        private final NavigableMap<String, TreeEntry> entries = new TreeMap<>();

        private Builder() {}

        /**
         * Adds an entry.
         *
         * @throws Failure if the path is taken
         */
        public Builder add(TreeEntry entry) {
            TreeEntry before = entries.putIfAbsent(entry.path(), entry);
            if (before != null) {
                throw Failure.of(
                        "the root file system has two entries at /" + entry.path(),
                        "every path may be given once: take one of them away");
            }
            return this;
        }

        /** Adds a folder. */
        public Builder folder(String path, int mode) {
            return add(new TreeEntry.Folder(path, mode));
        }

        /** Adds a file. */
        public Builder file(String path, int mode, ByteSource content) {
            return add(new TreeEntry.RegularFile(path, mode, content));
        }

        /** Adds a symbolic link. */
        public Builder link(String path, String target) {
            return add(new TreeEntry.SymbolicLink(path, target));
        }

        /** Adds all of another tree, except folders that are there already. */
        public Builder addAll(FileTree other) {
            for (TreeEntry entry : other.entries()) {
                if (!(entry instanceof TreeEntry.Folder && entries.get(entry.path()) instanceof TreeEntry.Folder)) {
                    add(entry);
                }
            }
            return this;
        }

        /**
         * The tree so far, with every missing folder as one of mode 0755.
         *
         * @throws Failure if an entry is below a file or a link
         */
        public FileTree build() {
            NavigableMap<String, TreeEntry> whole = new TreeMap<>(entries);
            for (String path : entries.keySet()) {
                for (Optional<String> up = TreePath.parent(path); up.isPresent(); up = TreePath.parent(up.get())) {
                    TreeEntry parent = whole.computeIfAbsent(up.get(), p -> new TreeEntry.Folder(p, 0755));
                    if (!(parent instanceof TreeEntry.Folder)) {
                        throw Failure.of(
                                "/%s cannot be in the root file system: /%s is not a folder"
                                        .formatted(path, parent.path()),
                                "take one of the two away");
                    }
                }
            }
            return new FileTree(whole);
        }
    }
}
