package dev.mt.registry.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands before bodies: status lines, header fields, sizes of chunks (RFC 9112). Caps how much that may be. */
final class HeadReader {
    private static final int LONGEST = 64 << 10;
    private static final int INTERIM = 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.([01]) ([1-9]\\d\\d)( .*)?");

    /** What an answer begins with; {@code keeps} if the protocol's version keeps connections open. */
    record Head(int status, boolean keeps, Headers headers) {}

    private final InputStream in;
    private int left;

    /** Reads bytes one at a time: give it something with a buffer. */
    HeadReader(InputStream in) {
        this.in = in;
    }

    /** The head of the final answer; what came before it (1xx) is left out. */
    Head head() throws IOException {
        for (int i = 0; i < INTERIM; i++) {
            left = LONGEST;
            Matcher status = STATUS.matcher(line());
            if (!status.matches()) {
                throw new ProtocolException("the answer does not begin like one of HTTP/1.1");
            }
            Head head =
                    new Head(Integer.parseInt(status.group(2)), status.group(1).equals("1"), fields());
            if (head.status == 101) {
                throw new ProtocolException("the server changes to another protocol, which nobody asked for");
            }
            if (head.status >= 200) {
                return head;
            }
        }
        throw new ProtocolException("there is no end of provisional answers");
    }

    private Headers fields() throws IOException {
        List<Headers.Field> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 0 || !Syntax.isToken(line.substring(0, colon)) || !Syntax.isValue(line.substring(colon + 1))) {
                throw new ProtocolException("a line of the answer's head is no header");
            }
            fields.add(new Headers.Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Headers(fields);
    }

    /** The size of the next chunk; after the last, what stands behind it is read too. */
    long chunk(boolean first) throws IOException {
        left = LONGEST;
        if (!first && !line().isEmpty()) {
            throw new ProtocolException("a chunk of the answer is longer than it says");
        }
        String size = line().replaceFirst("[ \\t]*(;.*)?$", "");
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new ProtocolException("a chunk of the answer has no size");
        }
        long bytes = Long.parseLong(size, 16);
        if (bytes == 0) {
            fields();
        }
        return bytes;
    }

    private String line() throws IOException {
        byte[] line = new byte[128];
        int length = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new ProtocolException("the answer stops in its head");
            }
            if (--left < 0) {
                throw new ProtocolException("the head of the answer is longer than %d bytes".formatted(LONGEST));
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) c;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.ISO_8859_1);
    }
}
