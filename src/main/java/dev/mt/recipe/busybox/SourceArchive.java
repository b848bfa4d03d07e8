package dev.mt.recipe.busybox;

import dev.mt.core.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Unpacks a {@code .tar.bz2} of sources: files, folders and links that stay inside. */
final class SourceArchive {
    private SourceArchive() {}

    /**
     * Unpacks what lies in one folder of an archive; modes and times are kept, since make looks at times.
     *
     * @param folder the folder that everything lies in
     */
    static void unpack(Path archive, String folder, Path target) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new BZip2CompressorInputStream(file, true), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().startsWith(folder + "/") && !entry.getName().equals(folder + "/")) {
                    String name = entry.getName().substring(folder.length() + 1);
                    unpack(tar, entry, inside(target, name, archive), target, archive);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path, Path target, Path archive)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path parent = Objects.requireNonNull(path.getParent());
        Files.createDirectories(parent);
        if (entry.isSymbolicLink()) {
            if (!parent.resolve(entry.getLinkName()).normalize().startsWith(target)) {
                throw Failure.of("a link in the archive %s leads outside of it: %s to %s"
                        .formatted(archive, entry.getName(), entry.getLinkName()));
            }
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        if (entry.isLink() || entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
            throw Failure.of("the archive %s holds what is neither file nor folder nor symbolic link: %s"
                    .formatted(archive, entry.getName()));
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setLastModifiedTime(
                path, FileTime.from(entry.getLastModifiedDate().toInstant()));
    }

    private static Path inside(Path target, String name, Path archive) {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw Failure.of("the archive %s has an entry outside of itself: %s".formatted(archive, name), "");
        }
        return path;
    }
}
