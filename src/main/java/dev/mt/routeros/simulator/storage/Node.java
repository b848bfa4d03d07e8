package dev.mt.routeros.simulator.storage;

import java.util.Optional;

/** Something with a name on a volume. Nodes do not change: another content is another node. */
public sealed interface Node {
    /** How many bytes a reader finds. */
    long size();

    /** A folder. */
    record Folder(boolean store) implements Node {
        /** An ordinary folder. */
        public static final Folder PLAIN = new Folder(false);
        /** The root folder of a container, which {@code /file} shows as one thing ({@code container store}). */
        public static final Folder STORE = new Folder(true);

        @Override
        public long size() {
            return 0;
        }
    }

    /**
     * A file.
     *
     * @param size in bytes
     * @param content what is in it: none for what nobody on the router reads, such as the programs of a container
     */
    record Data(long size, Optional<Text> content) implements Node {
        public Data {
            if (size < 0 || content.filter(c -> c.length() != size).isPresent()) {
                throw new IllegalArgumentException("a file of %d bytes that holds %s".formatted(size, content));
            }
        }

        /** A file with these bytes. */
        public static Data of(Text content) {
            return new Data(content.length(), Optional.of(content));
        }

        /** A file of which only the size matters. */
        public static Data of(long size) {
            return new Data(size, Optional.empty());
        }
    }

    /** A symbolic link in a container's root folder. */
    record Link(String target) implements Node {
        @Override
        public long size() {
            return target.length();
        }
    }
}
