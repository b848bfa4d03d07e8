package dev.mt.oci;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * Applies layers to a tree (OCI image specification, layer.md, "Applying Changesets"): whiteouts take away what lower
 * layers brought, hard links become files of the same content, owners are dropped, devices and pipes are left out.
 */
final class LayerReader {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final int LINKS_FOLLOWED = 40;

    private final NavigableMap<String, TreeEntry> entries = new TreeMap<>();

    FileTree tree() {
        return FileTree.of(entries.values());
    }

    void apply(Layer layer, Platform platform) {
        try {
            List<TarArchiveEntry> headers = TarIndex.of(layer.tar());
            // Whiteouts are about lower layers only, wherever in this one they stand.
            headers.forEach(this::remove);
            for (TarArchiveEntry header : headers) {
                add(header, layer.tar());
            }
        } catch (EOFException e) {
            throw Failure.of(
                    "a layer of the image for %s ends too early (%s)".formatted(platform, layer.diffId()),
                    "the file is cut off: fetch or build it again");
        } catch (IOException e) {
            throw Failure.of("cannot read a layer of the image for %s (%s)".formatted(platform, layer.diffId()), "", e);
        }
    }

    private void remove(TarArchiveEntry header) {
        String path = located(header.getName());
        String name = TreePath.name(path);
        String folder = TreePath.parent(path).map(p -> p + "/").orElse("");
        if (name.equals(OPAQUE)) {
            removeBelow(folder);
        } else if (name.startsWith(WHITEOUT)) {
            String gone = folder + name.substring(WHITEOUT.length());
            entries.remove(gone);
            removeBelow(gone + "/");
        }
    }

    private void add(TarArchiveEntry header, ByteSource tar) throws IOException {
        String path = located(header.getName());
        if (path.isEmpty() || TreePath.name(path).startsWith(WHITEOUT)) {
            return;
        }
        TreeEntry entry = entry(path, header, tar);
        if (entry == null) {
            return;
        }
        if (!(entry instanceof TreeEntry.Folder)) {
            removeBelow(path + "/");
        }
        entries.put(path, entry);
    }

    private @Nullable TreeEntry entry(String path, TarArchiveEntry header, ByteSource tar) throws IOException {
        int mode = header.getMode() & 07777;
        if (header.isDirectory()) {
            return new TreeEntry.Folder(path, mode);
        }
        if (header.isSymbolicLink()) {
            return new TreeEntry.SymbolicLink(path, header.getLinkName());
        }
        if (header.isLink()) {
            return switch (entries.get(located(header.getLinkName()))) {
                case TreeEntry.RegularFile file -> new TreeEntry.RegularFile(path, file.mode(), file.content());
                case TreeEntry.SymbolicLink link -> new TreeEntry.SymbolicLink(path, link.target());
                case null, default ->
                    throw new IOException("%s is a hard link to %s, which is no file there"
                            .formatted(header.getName(), header.getLinkName()));
            };
        }
        if (header.isSparse()) {
            throw new IOException(header.getName() + " is a sparse file");
        }
        if (TarIndex.isRegular(header)) {
            return new TreeEntry.RegularFile(path, mode, tar.slice(header.getDataOffset(), header.getSize()));
        }
        return null;
    }

    /** Folders on the way may be links of a lower layer: things land where the links lead. */
    private String located(String name) {
        String path = TreePath.normalised(name);
        Optional<String> parent = TreePath.parent(path);
        if (parent.isEmpty()) {
            return path;
        }
        String folder = LinkWalk.follow(parent.get(), entries::get, LINKS_FOLLOWED)
                .orElseThrow(() -> Failure.of("the layer's links to /%s go in circles".formatted(parent.get())));
        return folder.isEmpty() ? TreePath.name(path) : folder + "/" + TreePath.name(path);
    }

    private void removeBelow(String folder) {
        entries.subMap(folder, false, folder + Character.MAX_VALUE, false).clear();
    }
}
