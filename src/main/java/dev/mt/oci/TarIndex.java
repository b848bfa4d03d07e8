package dev.mt.oci;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The headers of a tar archive, each knowing where its content is. */
final class TarIndex {
    private TarIndex() {}

    /**
     * Reads an archive from end to end.
     *
     * @return in order; {@link TarArchiveEntry#getDataOffset} is set
     * @throws EOFException if it ends within an entry
     */
    static List<TarArchiveEntry> of(ByteSource tar) throws IOException {
        List<TarArchiveEntry> headers = new ArrayList<>();
        long size = tar.size();
        try (CountingStream in = new CountingStream(tar.open());
                TarArchiveInputStream archive = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry e = archive.getNextEntry(); e != null; e = archive.getNextEntry()) {
                // The library reads block by block: after a header, the next byte is the content's first.
                e.setDataOffset(in.count());
                if (isRegular(e) && e.getSize() > size - in.count()) {
                    throw new EOFException(e.getName() + " is cut off");
                }
                headers.add(e);
            }
            if (in.count() % TarHeader.BLOCK != 0) {
                throw new EOFException("its last header is cut off");
            }
        }
        return headers;
    }

    /** Whether an entry is a file with bytes; the library's own {@code isFile} takes devices for files too. */
    static boolean isRegular(TarArchiveEntry entry) {
        return switch (entry.getLinkFlag()) {
            case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG -> !entry.isDirectory();
            default -> false;
        };
    }
}
