package dev.mt.registry.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Objects;

/** The body of an answer, of a length that its head says, in chunks, or up to the end of the connection. */
final class BodyStream extends InputStream {
    private static final long TO_THE_END = Long.MAX_VALUE;

    private final Connection connection;
    private final boolean chunked;
    private final boolean serves;
    /** Of the body, or of this chunk. */
    private long left;

    private boolean begun;
    private boolean ended;

    private BodyStream(Connection connection, long left, boolean chunked, boolean serves) {
        this.connection = connection;
        this.left = left;
        this.chunked = chunked;
        this.serves = serves;
        if (left == 0 && !chunked) {
            end();
        }
    }

    /**
     * By RFC 9112, section 6.3; what could be taken in two ways is refused.
     *
     * @param sent whether the server has the whole request
     */
    static BodyStream of(Connection connection, HeadReader.Head head, boolean bodiless, boolean sent)
            throws ProtocolException {
        Headers headers = head.headers();
        boolean serves = sent && head.keeps() && !headers.has("Connection", "close");
        if (bodiless || head.status() == 204 || head.status() == 304) {
            return new BodyStream(connection, 0, false, serves);
        }
        boolean coded = !headers.allValues("Transfer-Encoding").isEmpty();
        boolean sized = !headers.allValues("Content-Length").isEmpty();
        if (coded && sized) {
            throw new ProtocolException("the answer says in two ways how long it is");
        }
        if (coded) {
            if (headers.allValues("Transfer-Encoding").size() > 1
                    || !headers.allValues("Transfer-Encoding").getFirst().equalsIgnoreCase("chunked")) {
                throw new ProtocolException("the answer is coded in a way that nobody asked for");
            }
            return new BodyStream(connection, 0, true, serves);
        }
        return sized
                ? new BodyStream(connection, length(headers), false, serves)
                : new BodyStream(connection, TO_THE_END, false, false);
    }

    private static long length(Headers headers) throws ProtocolException {
        String first = headers.allValues("Content-Length").getFirst();
        for (String each : headers.allValues("Content-Length")) {
            if (!each.matches("\\d{1,18}") || !each.equals(first)) {
                throw new ProtocolException("the answer does not say clearly how long it is");
            }
        }
        return Long.parseLong(first);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        try {
            if (chunked && left == 0) {
                left = connection.heads().chunk(!begun);
                begun = true;
                if (left == 0) {
                    end();
                    return -1;
                }
            }
            return some(to, offset, length);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private int some(byte[] to, int offset, int length) throws IOException {
        int count = connection.read(to, offset, (int) Math.min(length, left));
        if (count < 0 && left != TO_THE_END) {
            throw new ProtocolException("the answer is shorter than it says");
        }
        if (count < 0) {
            end();
            return -1;
        }
        if (left != TO_THE_END) {
            left -= count;
        }
        if (left == 0 && !chunked) {
            end();
        }
        return count;
    }

    private void end() {
        ended = true;
        if (serves) {
            connection.free();
        } else {
            connection.close();
        }
    }

    /** A connection on which somebody else's body is left cannot serve again. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            connection.close();
        }
    }
}
