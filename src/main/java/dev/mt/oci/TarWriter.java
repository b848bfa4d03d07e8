package dev.mt.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes tar archives whose bytes follow from their content alone. Long or non-ASCII paths and very large files get an
 * extended header (POSIX.1-2024, pax, "pax Interchange Format"), everything else does without.
 */
final class TarWriter {
    private static final byte[] ZEROS = new byte[TarHeader.BLOCK];
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final long mtime;

    /**
     * Writes to a stream, which is never closed here.
     *
     * @param mtime the time of every entry, from 1970 on; parts of seconds are dropped
     */
    TarWriter(OutputStream out, Instant mtime) {
        this.out = out;
        this.mtime = mtime.getEpochSecond();
        if (this.mtime < 0 || this.mtime > TarHeader.LARGEST) {
            throw new IllegalArgumentException("a time that tar cannot hold: " + mtime);
        }
    }

    /** Writes all entries of a tree, in their order, and the end. */
    void tree(FileTree tree) throws IOException {
        for (TreeEntry entry : tree.entries()) {
            switch (entry) {
                case TreeEntry.Folder f -> header(f.path() + "/", f.mode(), 0, TarHeader.FOLDER, "");
                case TreeEntry.RegularFile f -> file(f.path(), f.mode(), f.content());
                case TreeEntry.SymbolicLink l -> header(l.path(), 0777, 0, TarHeader.LINK, l.target());
            }
        }
        end();
    }

    /** Writes one file. */
    void file(String path, int mode, ByteSource content) throws IOException {
        long size = content.size();
        header(path, mode, size, TarHeader.FILE, "");
        long copied = 0;
        try (InputStream in = content.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                copied += n;
                if (copied > size) {
                    break;
                }
                out.write(buffer, 0, n);
            }
        }
        if (copied != size) {
            throw new IOException("/%s changed while it was read: it had %d bytes".formatted(path, size));
        }
        pad(size);
    }

    /** Writes the end of the archive: two blocks of zeros. */
    void end() throws IOException {
        out.write(ZEROS);
        out.write(ZEROS);
    }

    private void header(String path, int mode, long size, char type, String target) throws IOException {
        SortedMap<String, String> extended = new TreeMap<>();
        if (!TarHeader.fits(path)) {
            extended.put("path", path);
        }
        if (!TarHeader.fitsLink(target)) {
            extended.put("linkpath", target);
        }
        if (size > TarHeader.LARGEST) {
            extended.put("size", Long.toString(size));
        }
        if (!extended.isEmpty()) {
            byte[] records = records(extended);
            out.write(new TarHeader("PaxHeader", 0644, records.length, mtime, TarHeader.EXTENDED, "").bytes());
            out.write(records);
            pad(records.length);
        }
        out.write(new TarHeader(path, mode, size, mtime, type, target).bytes());
    }

    private static byte[] records(SortedMap<String, String> fields) {
        StringBuilder records = new StringBuilder();
        fields.forEach((name, value) -> records.append(record(name, value)));
        return records.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@code LENGTH NAME=VALUE\n}, where the length in bytes counts its own digits too. */
    private static String record(String name, String value) {
        String rest = " " + name + "=" + value + "\n";
        int bytes = rest.getBytes(StandardCharsets.UTF_8).length;
        int length = bytes;
        while (length != bytes + Integer.toString(length).length()) {
            length = bytes + Integer.toString(length).length();
        }
        return length + rest;
    }

    private void pad(long size) throws IOException {
        int over = (int) (size % TarHeader.BLOCK);
        if (over > 0) {
            out.write(ZEROS, 0, TarHeader.BLOCK - over);
        }
    }
}
