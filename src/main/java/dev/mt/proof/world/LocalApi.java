package dev.mt.proof.world;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * tailscaled's own interface (LocalAPI) on its socket. The command line client does the same, but has to be unpacked and
 * started for it, and checks ask many times a second.
 *
 * @param socket where tailscaled listens
 */
public record LocalApi(Path socket) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BUFFER = 1 << 16;

    /** What it says of itself; nothing if it does not answer. */
    public NodeStatus status() {
        return new NodeStatus(ask("GET", "status", ""));
    }

    /** Its settings ({@code ipn.Prefs}); nothing if it does not answer. */
    public JsonNode preferences() {
        return ask("GET", "prefs", "");
    }

    /** Changes settings ({@code ipn.MaskedPrefs}); whether that was accepted. */
    public boolean change(String preferences) {
        return !ask("PATCH", "prefs", preferences).isMissingNode();
    }

    private JsonNode ask(String method, String path, String body) {
        // HTTP/1.0, so that the answer's end is the connection's. The host's name is the one that tailscaled wants.
        String request = """
                %s /localapi/v0/%s HTTP/1.0\r
                Host: local-tailscaled.sock\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(method, path, body.getBytes(StandardCharsets.UTF_8).length, body);
        try {
            return answer(exchange(request)).map(JSON::readTree).orElseGet(MissingNode::getInstance);
        } catch (IOException | JacksonException e) {
            return MissingNode.getInstance(); // it is about to start or to end
        }
    }

    private static Optional<String> answer(String response) {
        int head = response.indexOf("\r\n\r\n");
        return response.matches("(?s)HTTP/1\\.[01] 200 .*") && head > 0
                ? Optional.of(response.substring(head + 4))
                : Optional.empty();
    }

    private String exchange(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                Selector selector = Selector.open()) {
            ByteBuffer out = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
            while (out.hasRemaining()) {
                channel.write(out);
            }
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return readAll(channel, selector);
        }
    }

    private static String readAll(SocketChannel channel, Selector selector) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(BUFFER);
        while (true) {
            int count = channel.read(part.clear());
            if (count < 0) {
                return all.toString(StandardCharsets.UTF_8);
            }
            all.write(part.array(), 0, count);
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (count == 0 && (left <= 0 || selector.select(left) == 0)) {
                throw new IOException("no answer");
            }
            selector.selectedKeys().clear();
        }
    }
}
