package dev.mt.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.oci.ByteSource;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as servers and what is between may give them, byte by byte. */
@Timeout(60)
class TestConnections {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static Connections connections(Duration patience) {
        return new Connections(Optional.empty(), patience, null);
    }

    private static Request get(TestingServer server) {
        return new Request("GET", server.uri("/a?b=c"), Map.of(), Optional.empty(), LONG, true);
    }

    private static Request put(TestingServer server, String body, boolean repeatable) {
        return new Request(
                "PUT", server.uri("/a"), Map.of("Etag", "x"), Optional.of(ByteSource.of(body)), LONG, repeatable);
    }

    private static String text(Answer answer) throws IOException {
        return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String fetched(String answer) throws IOException {
        try (TestingServer server = new TestingServer(talk -> talk.hear().say(answer));
                Connections connections = connections(LONG)) {
            return text(connections.send(get(server)));
        }
    }

    @Test
    void oneConnectionServesManyRequests() throws IOException {
        try (TestingServer server = new TestingServer(talk -> {
                    talk.hear().say(OK);
                    talk.hear().say("HTTP/1.1 204 No Content\r\n\r\n");
                    talk.hear().say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
                    talk.hear().say(OK);
                });
                Connections connections = connections(LONG)) {
            assertThat(text(connections.send(get(server)))).isEqualTo("ok");
            assertThat(text(connections.send(put(server, "body", false)))).isEmpty();
            assertThat(text(connections.send(get(server)))).isEqualTo("ok");
            assertThat(text(connections.send(get(server)))).isEqualTo("ok");
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.heads().getFirst())
                    .isEqualTo("GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n".formatted(server.port()));
            assertThat(server.heads().get(1)).contains("PUT /a HTTP/1.1\r\n", "Etag: x\r\n", "Content-Length: 4\r\n");
        }
    }

    @Test
    void aHeadHasNoBodyWhateverItSays() throws IOException {
        try (TestingServer server = new TestingServer(talk -> {
                    talk.hear().say("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n");
                    talk.hear().say(OK);
                });
                Connections connections = connections(LONG)) {
            Request head = new Request("HEAD", server.uri("/a"), Map.of(), Optional.empty(), LONG, true);
            Answer answer = connections.send(head);
            assertThat(answer.headers().firstValue("content-LENGTH")).contains("999");
            assertThat(text(answer)).isEmpty();
            assertThat(text(connections.send(get(server)))).isEqualTo("ok");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: Keep, Close\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"
            })
    void aConnectionThatEndsIsNotUsedAgain(String answer) throws IOException {
        try (TestingServer server = new TestingServer(
                        talk -> {
                            talk.hear().say(answer);
                            talk.hear();
                        },
                        talk -> talk.hear().say(OK));
                Connections connections = connections(LONG)) {
            assertThat(text(connections.send(get(server)))).isEqualTo("ok");
            assertThat(text(connections.send(put(server, "", false)))).isEqualTo("ok");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void whatIsNotReadToItsEndIsNotTakenForTheNextAnswer() throws IOException {
        try (TestingServer server = new TestingServer(
                        talk -> talk.hear()
                                .say("HTTP/1.1 200 OK\r\nContent-Length: 70\r\n\r\nHTTP/1.1 200 OK")
                                .hear(),
                        talk -> talk.hear().say(OK));
                Connections connections = connections(LONG)) {
            Answer answer = connections.send(get(server));
            assertThat(answer.body().read()).isEqualTo('H');
            answer.body().close();
            assertThat(text(connections.send(get(server)))).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionThatDiedMeanwhileIsReplacedOnce(boolean repeatable) throws Exception {
        CountDownLatch dead = new CountDownLatch(1);
        try (TestingServer server = new TestingServer(
                        talk -> {
                            talk.hear().say(OK);
                            dead.countDown();
                        },
                        talk -> talk.hear().say(OK));
                Connections connections = connections(LONG)) {
            text(connections.send(get(server)));
            dead.await(10, TimeUnit.SECONDS);
            if (repeatable) {
                assertThat(text(connections.send(put(server, "b", true)))).isEqualTo("ok");
                assertThat(server.connections()).isEqualTo(2);
            } else {
                assertThatThrownBy(() -> connections.send(put(server, "b", false)))
                        .isInstanceOf(IOException.class);
                assertThat(server.connections()).isEqualTo(1);
            }
        }
    }

    @Test
    void whatWasAnsweredInPartIsNotSentAgain() throws IOException {
        try (TestingServer server = new TestingServer(
                        talk -> {
                            talk.hear().say(OK);
                            talk.hear().say("HTTP/1.1 2");
                        },
                        talk -> talk.hear().say(OK));
                Connections connections = connections(LONG)) {
            text(connections.send(get(server)));
            assertThatThrownBy(() -> connections.send(get(server))).hasMessage("the answer stops in its head");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aNewConnectionThatDiesIsNotReplaced() throws IOException {
        try (TestingServer server = new TestingServer(
                        TestingServer.Talk::hear, talk -> talk.hear().say(OK));
                Connections connections = connections(LONG)) {
            assertThatThrownBy(() -> connections.send(get(server))).isInstanceOf(EOFException.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void chunksArePutTogether() throws IOException {
        String chunks = "3\r\nabc\r\nA ;some=thing\r\n0123456789\r\n00\r\nTrailer: x\r\n\r\n";
        assertThat(fetched("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n" + chunks))
                .isEqualTo("abc0123456789");
    }

    @Test
    void whatHasNoLengthGoesToTheEnd() throws IOException {
        assertThat(fetched("HTTP/1.1 200\r\n\r\nall of it")).isEqualTo("all of it");
    }

    @Test
    void provisionalAnswersAreSkipped() throws IOException {
        assertThat(fetched("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n" + OK))
                .isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 099 OK\r\n\r\n",
                "HTTP/1.1 2000\r\n\r\n",
                "HTTP/1.1 101 Switching\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: b\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: b\rC: d\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: \0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1e3\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked, gzip\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok"
            })
    void whatIsNoAnswerIsRefused(String answer) {
        assertThatThrownBy(() -> fetched(answer)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void headsHaveAnEnd() {
        assertThatThrownBy(() -> fetched("HTTP/1.1 200 OK\r\nA: " + "a".repeat(70_000) + "\r\n\r\n"))
                .hasMessageContaining("longer than 65536 bytes");
        assertThatThrownBy(() -> fetched("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(20_000) + "\r\n"))
                .hasMessageContaining("longer than 65536 bytes");
        assertThatThrownBy(() -> fetched("HTTP/1.1 100 C\r\n\r\n".repeat(20) + OK))
                .hasMessageContaining("no end of provisional answers");
    }

    @Test
    void aHeadThatDripsIsGivenUp() throws IOException {
        try (TestingServer server = new TestingServer(talk -> {
                    talk.hear().say("HTTP/1.1 200 OK\r\nA: ");
                    for (int i = 0; i < 500; i++) {
                        talk.say("b");
                        Thread.sleep(50);
                    }
                });
                Connections connections = connections(LONG)) {
            Request hasty = new Request("GET", server.uri("/"), Map.of(), Optional.empty(), SHORT, true);
            assertThatThrownBy(() -> connections.send(hasty)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aServerThatDoesNotReadIsGivenUp() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (TestingServer server = new TestingServer(talk -> over.await());
                Connections connections = connections(LONG)) {
            Request large = new Request(
                    "PUT", server.uri("/"), Map.of(), Optional.of(ByteSource.of(new byte[32 << 20])), SHORT, true);
            assertThatThrownBy(() -> connections.send(large))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("nothing came for");
            over.countDown();
        }
    }

    @Test
    void aBodyThatStopsIsGivenUp() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (TestingServer server = new TestingServer(talk -> {
                    talk.hear().say("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok");
                    over.await();
                });
                Connections connections = connections(SHORT)) {
            Answer answer = connections.send(get(server));
            assertThatThrownBy(() -> text(answer)).isInstanceOf(SocketTimeoutException.class);
            over.countDown();
        }
    }

    @Test
    void anAnswerMayBeLongInComing() throws IOException {
        try (TestingServer server = new TestingServer(talk -> {
                    talk.hear();
                    Thread.sleep(1000);
                    talk.say(OK);
                });
                Connections connections = connections(SHORT)) {
            assertThat(text(connections.send(get(server)))).isEqualTo("ok");
        }
    }

    @Test
    void aRefusalOfAnUnreadBodyIsHeard() throws IOException {
        try (TestingServer server = new TestingServer(talk -> {
                    talk.say("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
                    Thread.sleep(300);
                    talk.reset();
                });
                Connections connections = connections(LONG)) {
            Request large = new Request(
                    "PUT", server.uri("/"), Map.of(), Optional.of(ByteSource.of(new byte[32 << 20])), LONG, true);
            assertThat(connections.send(large).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void whoIsInterruptedStopsWaiting() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (TestingServer server = new TestingServer(talk -> {
                    talk.hear();
                    waiting.countDown();
                    over.await();
                });
                Connections connections = connections(LONG)) {
            CompletableFuture<Boolean> ended = new CompletableFuture<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    connections.send(get(server));
                    ended.complete(false);
                } catch (IOException e) {
                    ended.complete(Thread.currentThread().isInterrupted());
                }
            });
            waiting.await();
            thread.interrupt();
            assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
            over.countDown();
        }
    }

    @Test
    void nothingEndsALineBeforeItsEnd() {
        URI uri = URI.create("http://127.0.0.1/");
        for (Map<String, String> headers : List.of(
                Map.of("A", "b\r\nC: d"),
                Map.of("A", "b\n"),
                Map.of("A\r\nB", "c"),
                Map.of("A", "\u0100"),
                Map.of("", "b"))) {
            assertThatThrownBy(() -> new Request("GET", uri, headers, Optional.empty(), LONG, true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("b\r");
        }
        assertThatThrownBy(() -> new Request("GET /x", uri, Map.of(), Optional.empty(), LONG, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Request("GET", URI.create("ftp://a/"), Map.of(), Optional.empty(), LONG, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** One proxy for everything. */
    private static final class Through extends ProxySelector {
        private final int port;

        Through(int port) {
            this.port = port;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
            // Said by who asked.
        }
    }

    @Test
    void aProxyIsGoneThrough() throws IOException {
        try (TestingServer proxy = new TestingServer(talk -> talk.hear().say(OK), talk -> talk.hear()
                        .say("HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n"));
                Connections connections = new Connections(Optional.empty(), LONG, new Through(proxy.port()))) {
            Request plain = new Request(
                    "GET", URI.create("http://registry.example:5000/v2/"), Map.of(), Optional.empty(), LONG, true);
            assertThat(text(connections.send(plain))).isEqualTo("ok");
            Request secure = new Request(
                    "GET",
                    URI.create("https://registry.example/v2/"),
                    Map.of("A", "secret"),
                    Optional.empty(),
                    LONG,
                    true);
            assertThatThrownBy(() -> connections.send(secure)).hasMessage("the proxy answers with status 407");
            assertThat(proxy.heads().getFirst())
                    .startsWith("GET http://registry.example:5000/v2/ HTTP/1.1\r\nHost: registry.example:5000\r\n");
            assertThat(proxy.heads().getLast())
                    .isEqualTo("CONNECT registry.example:443 HTTP/1.1\r\nHost: registry.example:443\r\n\r\n");
        }
    }
}
