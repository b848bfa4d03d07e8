package dev.mt.recipe.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Digest;
import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TestDownloader {
    private static final byte[] BYTES = new byte[300_000];

    static {
        new Random(1).nextBytes(BYTES);
    }

    @TempDir
    Path folder;

    private static PinnedFile pinned(URI... places) {
        return new PinnedFile("busybox's source", List.of(places), Digest.of(BYTES));
    }

    private Path fetch(PinnedFile file) throws IOException {
        Path target = folder.resolve("file");
        new Downloader().fetch(file, target, (done, total) -> {});
        return target;
    }

    private Failure refused(PinnedFile file) {
        return catchThrowableOfType(Failure.class, () -> fetch(file));
    }

    @Test
    void keepsWhatHasTheRightChecksumAndTellsHowFarItIs() throws IOException {
        List<Long> seen = new ArrayList<>();
        try (TestingServer server = new TestingServer()) {
            Path target = folder.resolve("file");
            new Downloader().fetch(pinned(server.file("/f", BYTES)), target, (done, total) -> {
                assertThat(total).isEqualTo(BYTES.length);
                seen.add(done);
            });
            assertThat(target).hasBinaryContent(BYTES);
        }
        assertThat(seen).isSorted().endsWith((long) BYTES.length);
    }

    @Test
    void aServerThatDoesNotSayHowMuchIsRead() throws IOException {
        try (TestingServer server = new TestingServer()) {
            URI place = server.on("/f", request -> {
                request.sendResponseHeaders(200, 0);
                request.getResponseBody().write(BYTES);
            });
            assertThat(fetch(pinned(place))).hasBinaryContent(BYTES);
        }
    }

    @Test
    void followsToAnotherPlace() throws IOException {
        try (TestingServer server = new TestingServer()) {
            server.file("/new", BYTES);
            URI old = server.on("/old", request -> {
                request.getResponseHeaders().add("Location", "/new");
                request.sendResponseHeaders(302, -1);
            });
            assertThat(fetch(pinned(old))).hasBinaryContent(BYTES);
        }
    }

    @Test
    void triesTheNextPlaceWhereOneHasItNot() throws IOException {
        try (TestingServer server = new TestingServer()) {
            URI gone = server.status("/gone", 404);
            assertThat(fetch(pinned(gone, nothing(), server.file("/f", BYTES)))).hasBinaryContent(BYTES);
            assertThat(server.asked()).as("404 is final").containsExactly("/gone", "/f");
        }
    }

    @Test
    void aWrongChecksumNamesFileAndBothSums() throws IOException {
        byte[] other = "<html>sign in to this hotel's network</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (TestingServer server = new TestingServer()) {
            URI place = server.file("/f", other);
            Failure failure = refused(pinned(place));
            assertThat(failure)
                    .hasMessage(
                            "the checksum of busybox's source from %s does not match: expected %s, found %s",
                            place, Digest.of(BYTES), Digest.of(other));
            assertThat(failure.hint()).isPresent();
        }
        assertThat(folder.resolve("file")).doesNotExist();
    }

    @Test
    void aConnectionThatEndsEarlyIsTriedOnceMore() throws IOException {
        CountDownLatch first = new CountDownLatch(1);
        try (TestingServer server = new TestingServer()) {
            URI place = server.on("/f", request -> {
                request.sendResponseHeaders(200, BYTES.length);
                int length = first.getCount() > 0 ? 1000 : BYTES.length;
                first.countDown();
                request.getResponseBody().write(BYTES, 0, length);
            });
            assertThat(fetch(pinned(place))).hasBinaryContent(BYTES);
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void everyPlaceAndItsReasonIsNamed() throws IOException {
        try (TestingServer server = new TestingServer()) {
            URI gone = server.status("/gone", 404);
            URI broken = server.status("/broken", 503);
            URI nothing = nothing();
            URI unknown = URI.create("http://host.invalid/f");
            Failure failure = refused(pinned(gone, broken, nothing, unknown));
            assertThat(failure).hasMessage("busybox's source cannot be downloaded");
            assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint)
                    .contains("check the network")
                    .contains("\n    " + gone + ": status 404")
                    .contains("\n    " + broken + ": status 503")
                    .contains("\n    " + nothing + ": nothing answers there")
                    .contains("\n    " + unknown + ": the host is not known"));
        }
    }

    @Test
    void aPlaceThatIsNoAddressIsNamed() {
        assertThat(refused(pinned(URI.create("ftp://host/f"))).text()).contains("ftp://host/f");
        assertThat(refused(pinned()).text()).contains("no place is known");
    }

    @Test
    void aFullDiskIsNotTakenForTheNetwork() throws IOException {
        try (TestingServer server = new TestingServer()) {
            Path full = Path.of("/dev/full");
            org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));
            assertThat(catchThrowableOfType(IOException.class, () -> new Downloader()
                            .fetch(pinned(server.file("/f", BYTES)), full, (done, total) -> {})))
                    .hasMessageContaining("No space left");
        }
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (TestingServer server = new TestingServer()) {
            URI place = server.on("/f", request -> {
                request.sendResponseHeaders(200, BYTES.length);
                request.getResponseBody().write(1);
                request.getResponseBody().flush();
                asked.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Failure[] thrown = new Failure[1];
            Thread thread = Thread.ofPlatform().start(() -> thrown[0] = refused(pinned(place)));
            asked.await();
            thread.interrupt();
            thread.join();
            end.countDown();
            assertThat(thrown[0].exitCode()).isEqualTo(ExitCode.CANCELLED);
        }
    }

    /** An address at which nobody listens. */
    private static URI nothing() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/f");
        }
    }
}
