package dev.mt.proof.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a daemon's socket, and what its answers are taken for. */
class TestLocalApi {
    @TempDir
    Path folder;

    /** Answers one request, in two parts; what was asked is the result. */
    private CompletableFuture<String> answering(String first, String second) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
        return CompletableFuture.supplyAsync(() -> {
            try (server;
                    SocketChannel channel = server.accept()) {
                ByteBuffer asked = ByteBuffer.allocate(4096);
                channel.read(asked);
                channel.write(ByteBuffer.wrap(first.getBytes(StandardCharsets.UTF_8)));
                Thread.sleep(50);
                channel.write(ByteBuffer.wrap(second.getBytes(StandardCharsets.UTF_8)));
                return StandardCharsets.UTF_8.decode(asked.flip()).toString();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void asksForTheStatusAndReadsAllOfIt() throws Exception {
        CompletableFuture<String> asked = answering(
                "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{\"BackendState\": ", "\"Running\"}");
        assertThat(new LocalApi(folder.resolve("socket")).status().running()).isTrue();
        assertThat(asked.get())
                .startsWith("GET /localapi/v0/status HTTP/1.0\r\nHost: local-tailscaled.sock\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void sendsWhatIsToBeChanged() throws Exception {
        CompletableFuture<String> asked = answering("HTTP/1.0 200 OK\r\n\r\n", "{}");
        assertThat(new LocalApi(folder.resolve("socket")).change("{\"ProfileName\": \"ö\"}"))
                .isTrue();
        assertThat(asked.get())
                .startsWith("PATCH /localapi/v0/prefs HTTP/1.0\r\n")
                .contains("Content-Length: 21\r\n")
                .endsWith("\r\n\r\n{\"ProfileName\": \"ö\"}");
    }

    @Test
    void whatIsRefusedOrNoAnswerSaysNothing() throws Exception {
        LocalApi api = new LocalApi(folder.resolve("socket"));
        assertThat(api.status().state()).isEmpty();
        CompletableFuture<String> asked =
                answering("HTTP/1.0 403 Forbidden\r\n\r\n", "{\"BackendState\": \"Running\"}");
        assertThat(api.status().state()).isEmpty();
        assertThat(asked.get()).isNotEmpty();
    }
}
