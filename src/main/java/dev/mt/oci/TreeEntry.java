package dev.mt.oci;

import dev.mt.core.Failure;
import java.util.Objects;

/** Something in a root file system. Everything belongs to user 0 and group 0. */
public sealed interface TreeEntry {
    /** Where it is: relative to the root, names divided by {@code /}, such as {@code usr/bin/awk}. */
    String path();

    /**
     * A folder.
     *
     * @param path where it is
     * @param mode permission bits, such as 0755
     */
    record Folder(String path, int mode) implements TreeEntry {
        public Folder {
            TreePath.checked(path);
            checkMode(path, mode);
        }
    }

    /**
     * A file with bytes.
     *
     * @param path where it is
     * @param mode permission bits, such as 0644
     * @param content its bytes
     */
    record RegularFile(String path, int mode, ByteSource content) implements TreeEntry {
        public RegularFile {
            TreePath.checked(path);
            checkMode(path, mode);
            Objects.requireNonNull(content, "content is null");
        }
    }

    /**
     * A symbolic link.
     *
     * @param path where it is
     * @param target what it says: absolute, or relative to the link's folder; it may lead nowhere
     */
    record SymbolicLink(String path, String target) implements TreeEntry {
        public SymbolicLink {
            TreePath.checked(path);
            if (target.isEmpty() || target.indexOf('\0') >= 0) {
                throw Failure.of("the symbolic link %s has no usable target".formatted(path), "name what it links to");
            }
        }
    }

    private static void checkMode(String path, int mode) {
        if (mode < 0 || mode > 07777) {
            throw new IllegalArgumentException("%s has the mode %o".formatted(path, mode));
        }
    }
}
