package dev.mt.oci;

import dev.mt.core.Failure;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** The files in a tar file, by name; links to other files in it are followed. */
final class ArchiveMembers {
    private final String archive;
    private final Map<String, ByteSource> members;

    private ArchiveMembers(String archive, Map<String, ByteSource> members) {
        this.archive = archive;
        this.members = members;
    }

    /** Reads the names; contents stay where they are. */
    static ArchiveMembers of(String archive, ByteSource tar) throws IOException {
        Map<String, ByteSource> members = new HashMap<>();
        Map<String, String> links = new HashMap<>();
        for (TarArchiveEntry entry : TarIndex.of(tar)) {
            String name = TreePath.normalised(entry.getName());
            if (entry.isSymbolicLink()) {
                links.put(name, besides(name, entry.getLinkName()));
            } else if (entry.isLink()) {
                links.put(name, TreePath.normalised(entry.getLinkName()));
            } else if (TarIndex.isRegular(entry)) {
                members.put(name, tar.slice(entry.getDataOffset(), entry.getSize()));
            }
        }
        links.forEach((name, target) ->
                Optional.ofNullable(members.get(target)).ifPresent(member -> members.put(name, member)));
        return new ArchiveMembers(archive, members);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /**
     * A file's bytes.
     *
     * @throws Failure if it is not there
     */
    ByteSource member(String name) {
        return Optional.ofNullable(members.get(TreePath.normalised(name)))
                .orElseThrow(() -> Failure.of(
                        "the archive %s lacks the file %s".formatted(archive, name), "build or fetch it again"));
    }

    /** All of a small file. */
    byte[] document(String name) throws IOException {
        ByteSource member = member(name);
        if (member.size() > Blobs.LARGEST_DOCUMENT) {
            throw Failure.of(
                    "%s in the archive %s has %d bytes".formatted(name, archive, member.size()),
                    "documents of more than 4 MiB are not read");
        }
        return member.readAll();
    }

    /** Where a relative link in an archive leads, as in {@code id/layer.tar -> ../digest.tar}. */
    private static String besides(String name, String target) {
        String folder = TreePath.parent(name).map(parent -> parent + "/").orElse("");
        return LinkWalk.follow(folder + target, path -> null, 0).orElse(target);
    }
}
