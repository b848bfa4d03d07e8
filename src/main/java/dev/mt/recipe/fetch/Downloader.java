package dev.mt.recipe.fetch;

import dev.mt.core.Causes;
import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Downloads files by HTTP: each place is tried in turn, and what comes is kept only if its checksum is right. */
public final class Downloader {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int TRIES = 2;

    /** Is told how many bytes have come, of how many (0 if the server does not say). */
    @FunctionalInterface
    public interface Progress {
        /** Called now and then. */
        void at(long done, long total);
    }

    /**
     * Fetches a file.
     *
     * @throws Failure if no place has it, or what came is something else: then both checksums are named
     */
    public void fetch(PinnedFile file, Path target, Progress progress) throws IOException {
        Set<String> reasons = new LinkedHashSet<>();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (URI place : file.places()) {
                for (int i = 0; i < TRIES; i++) {
                    try {
                        get(client, place, file, target, progress);
                        return;
                    } catch (NotThere e) {
                        reasons.add(place + ": " + e.getMessage());
                        break;
                    } catch (IOException e) {
                        if (Causes.isDiskFull(e)) {
                            throw e;
                        }
                        reasons.add(place + ": " + Causes.describe(e));
                    }
                }
            }
        }
        throw Failure.of(
                file.name() + " cannot be downloaded",
                reasons.isEmpty()
                        ? "no place is known that has it"
                        : "check the network; these were tried:\n    " + String.join("\n    ", reasons));
    }

    private static void get(HttpClient client, URI place, PinnedFile file, Path target, Progress progress)
            throws IOException {
        HttpResponse<InputStream> response = send(client, place);
        try (InputStream in = response.body()) {
            if (response.statusCode() != 200) {
                throw new NotThere("status " + response.statusCode());
            }
            long total = response.headers().firstValueAsLong("Content-Length").orElse(0);
            Digest found;
            try (OutputStream out = Files.newOutputStream(target);
                    DigestOutputStream digesting = Digest.through(out)) {
                long done = copy(in, digesting, total, progress);
                if (total > 0 && done != total) {
                    throw new IOException("the connection ended after %d of %d bytes".formatted(done, total));
                }
                found = Digest.finish(digesting);
            }
            if (!found.equals(file.digest())) {
                Files.deleteIfExists(target);
                throw Failure.of(
                        "the checksum of %s from %s does not match: expected %s, found %s"
                                .formatted(file.name(), place, file.digest(), found),
                        "the file or its pin was changed: do not build from it before you know why");
            }
        }
    }

    private static long copy(InputStream in, OutputStream out, long total, Progress progress) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            done += n;
            progress.at(done, total);
        }
        return done;
    }

    private static HttpResponse<InputStream> send(HttpClient client, URI place) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(place).timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled("the download of " + place);
        } catch (IllegalArgumentException e) {
            throw new NotThere(Causes.describe(e));
        }
    }

    /** Trying the same place again is of no use. */
    private static final class NotThere extends IOException {
        private static final long serialVersionUID = 1L;

        NotThere(String message) {
            super(message);
        }
    }
}
