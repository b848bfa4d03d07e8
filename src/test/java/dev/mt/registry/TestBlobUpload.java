package dev.mt.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Uploads to a registry that keeps what came of a broken chunk and says so, as the specification wants it and Gitea does
 * it; docker-registry cannot.
 */
class TestBlobUpload {
    private static final String UPLOAD = "/v2/x/y/blobs/uploads/";

    private final TestingRegistry registry = new TestingRegistry();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final List<String> ranges = new ArrayList<>();
    private final List<Integer> cuts = new ArrayList<>();
    /** Lengths of the bodies of PUT, and how much of them is kept of those that break. */
    private final List<Integer> puts = new ArrayList<>();

    private final List<Integer> putCuts = new ArrayList<>();

    @AfterEach
    void stop() {
        registry.close();
    }

    private void serve(String location) {
        registry.on(UPLOAD, exchange -> answer(exchange, 202, location));
        registry.on(UPLOAD + "session", exchange -> {
            switch (exchange.getRequestMethod()) {
                case "PATCH" -> patch(exchange, location);
                case "GET" -> {
                    exchange.getResponseHeaders().set("Range", "0-" + Math.max(0, kept.size() - 1));
                    answer(exchange, 204, location);
                }
                default -> put(exchange, location);
            }
        });
    }

    private void patch(HttpExchange exchange, String location) throws IOException {
        ranges.add(exchange.getRequestHeaders().getFirst("Content-Range"));
        if (ranges.size() <= cuts.size()) {
            kept.write(exchange.getRequestBody().readNBytes(cuts.get(ranges.size() - 1)));
            exchange.close();
            return;
        }
        exchange.getRequestBody().transferTo(kept);
        exchange.getResponseHeaders().set("Range", "0-" + (kept.size() - 1));
        answer(exchange, 202, location);
    }

    private void put(HttpExchange exchange, String location) throws IOException {
        if (puts.size() < putCuts.size()) {
            int cut = putCuts.get(puts.size());
            puts.add(cut);
            kept.write(exchange.getRequestBody().readNBytes(cut));
            exchange.close();
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        puts.add(body.length);
        kept.write(body);
        answer(exchange, 201, location);
    }

    private static void answer(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void push(byte[] bytes) {
        Reference reference = Reference.parse(registry.host() + "/x/y");
        try (RemoteRepository repository = RemoteRepository.writing(reference, new TestingPolicies().settings())) {
            repository.push(Descriptor.of(MediaType.LAYER_GZIP, bytes), ByteSource.of(bytes), Optional.empty());
        }
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {UPLOAD + "session", "session"})
    void itGoesOnWhereTheRegistrySays(String location) {
        serve(location);
        cuts.addAll(List.of(100_000, 0, 70_000));
        byte[] bytes = bytes(4_400_001);
        push(bytes);
        assertThat(kept.toByteArray()).isEqualTo(bytes);
        assertThat(ranges)
                .containsExactly("0-4194303", "100000-4294303", "100000-4294303", "170000-4364303", "4364304-4400000");
    }

    @Test
    void manyBreaksAreFineAsLongAsItGetsOn() {
        serve(UPLOAD + "session");
        for (int i = 0; i < 20; i++) {
            cuts.add(10_000);
        }
        byte[] bytes = bytes(4_300_000);
        push(bytes);
        assertThat(kept.toByteArray()).isEqualTo(bytes);
        assertThat(ranges).hasSize(21);
    }

    @Test
    void whatFitsIntoAChunkIsSentAtOnce() {
        serve(UPLOAD + "session");
        byte[] bytes = bytes(4 << 20);
        push(bytes);
        assertThat(kept.toByteArray()).isEqualTo(bytes);
        assertThat(ranges).isEmpty();
        assertThat(puts).containsExactly(4 << 20);
    }

    @Test
    void whatBrokeAtOnceGoesOnInChunks() {
        serve(UPLOAD + "session");
        putCuts.add(70_000);
        cuts.add(30_000);
        byte[] bytes = bytes(400_001);
        push(bytes);
        assertThat(kept.toByteArray()).isEqualTo(bytes);
        assertThat(ranges).containsExactly("70000-400000", "100000-400000");
        assertThat(puts).containsExactly(70_000, 0);
    }

    @Test
    void largeBlobsAreSentInChunks() {
        serve(UPLOAD + "session");
        byte[] bytes = bytes((4 << 20) + 5);
        push(bytes);
        assertThat(kept.toByteArray()).isEqualTo(bytes);
        assertThat(ranges).containsExactly("0-4194303", "4194304-4194308");
    }
}
