package dev.mt.registry;

import dev.mt.core.Failure;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.registry.http.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings one blob into a repository: what fits into a chunk with the request that closes the upload (distribution
 * specification, "POST then PUT"), what does not, and what failed so, in chunks ("Pushing a blob in chunks"). After a broken
 * connection the registry is asked how far it got, and the upload goes on from there; where it cannot say, it begins anew.
 */
final class BlobUpload {
    /**
     * Our images take one. Registries that only know whole chunks (docker-registry 2.8 cannot say how much of a broken one
     * it has) lose no more than this.
     */
    private static final long CHUNK = 4L << 20;

    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-(\\d{1,18})");

    private final RegistryClient client;
    private final Descriptor blob;
    private final ByteSource content;
    private final String doing;
    private int failures;

    BlobUpload(RegistryClient client, Descriptor blob, ByteSource content) {
        this.client = client;
        this.blob = blob;
        this.content = content;
        this.doing = "pushing blob " + blob.digest();
    }

    /**
     * Brings it there.
     *
     * @param from another repository of the same registry that may have it already
     * @throws Failure if that does not work in the end
     */
    void push(Optional<String> from) {
        Optional<String> mount = from;
        for (int begun = 0; begun < client.retries().attempts(); begun++) {
            Optional<URI> session = begin(mount);
            boolean whole = begun == 0 && blob.size() <= CHUNK;
            if (session.isEmpty() || (whole ? sendAtOnce(session.get()) : send(new Position(session.get(), 0)))) {
                return;
            }
            mount = Optional.empty();
        }
        throw client.failed(
                doing,
                "the registry lost it %d times".formatted(client.retries().attempts()),
                "the registry has a problem: try again later");
    }

    /** Opens an upload; nothing if the registry could take the blob from the other repository. */
    private Optional<URI> begin(Optional<String> from) {
        String path = "blobs/uploads/"
                + from.map(other -> "?mount=%s&from=%s".formatted(blob.digest(), other))
                        .orElse("");
        Call call = Call.post(client.at(path), doing);
        Answer response = client.call(call);
        int status = response.statusCode();
        if (status == 201 && from.isPresent()) {
            RegistryClient.discard(response);
            return Optional.empty();
        }
        if (status != 202 && from.isPresent()) {
            RegistryClient.discard(response); // may not read there, or knows no mounting
            return begin(Optional.empty());
        }
        if (status != 202) {
            throw client.refused(response, doing);
        }
        RegistryClient.discard(response);
        return Optional.of(location(call, response));
    }

    private URI location(Call call, Answer response) {
        return response.headers()
                .firstValue("Location")
                .map(location -> client.next(call, location))
                .orElseThrow(() -> client.failed(
                        doing, "the registry does not say where to send it", "is the registry set up well?"));
    }

    /** Where an upload is, and how much of it. */
    private record Position(URI session, long offset) {}

    /** Sends everything with what closes the upload, and goes on in chunks after a failure; false if it has to begin anew. */
    private boolean sendAtOnce(URI session) {
        return finish(session, content) || ask(session).map(this::send).orElse(false);
    }

    /** Sends what is missing and closes the upload; false if it has to begin anew. */
    private boolean send(Position begin) {
        Position position = begin;
        while (position.offset < blob.size()) {
            Optional<Position> next = step(position);
            if (next.isEmpty()) {
                return false;
            }
            if (next.get().offset > position.offset) {
                failures = 0;
            }
            position = next.get();
        }
        return finish(position.session, ByteSource.of(""));
    }

    private Optional<Position> step(Position at) {
        long length = Math.min(CHUNK, blob.size() - at.offset);
        Call call = Call.patch(at.session, doing)
                .with("Content-Type", "application/octet-stream")
                .with("Content-Range", "%d-%d".formatted(at.offset, at.offset + length - 1))
                .with(content.slice(at.offset, length));
        try {
            Answer response = client.once(call);
            int status = response.statusCode();
            if (status == 202 || status == 204) {
                RegistryClient.discard(response);
                return Optional.of(new Position(
                        location(call, response), received(response).orElse(at.offset + length)));
            }
            if (status != 404 && status != 416 && !RetryPolicy.passes(status)) {
                throw client.refused(response, doing);
            }
            Optional<Duration> asked = RetryAfter.of(response.headers(), client.clock());
            if (client.retries().wait(failures + 1, asked).isEmpty()) {
                throw client.refused(response, doing);
            }
            RegistryClient.discard(response);
            client.pause(++failures, asked, doing);
            return status == 404 ? Optional.empty() : ask(at.session);
        } catch (IOException e) {
            if (client.retries().wait(++failures, Optional.empty()).isEmpty()) {
                throw client.broken(doing, e);
            }
            client.pause(failures, Optional.empty(), doing);
            return ask(at.session);
        }
    }

    /** Asks how far an upload got; nothing if the registry does not know it any more, or does not say. */
    private Optional<Position> ask(URI session) {
        Call call = Call.get(session, doing);
        Answer response = client.call(call);
        RegistryClient.discard(response);
        if (response.statusCode() != 204 && response.statusCode() != 200) {
            return Optional.empty();
        }
        URI now = response.headers().firstValue("Location").isPresent() ? location(call, response) : session;
        return received(response).map(offset -> new Position(now, offset));
    }

    /** How many bytes the registry has, by its {@code Range}: the last byte's number. One byte cannot be told from none. */
    private Optional<Long> received(Answer response) {
        return response.headers().firstValue("Range").flatMap(value -> {
            Matcher matcher = RANGE.matcher(value.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            long last = Long.parseLong(matcher.group(1));
            return last >= blob.size() ? Optional.empty() : Optional.of(last == 0 && blob.size() > 1 ? 0 : last + 1);
        });
    }

    /** Closes an upload, with its last bytes; false if the registry has something else than was sent, or lost it. */
    private boolean finish(URI session, ByteSource last) {
        String query = "digest=" + blob.digest();
        String text = session.toString();
        Call call = Call.put(URI.create(text + (text.contains("?") ? "&" : "?") + query), doing)
                .with("Content-Type", "application/octet-stream")
                .with(last)
                .once();
        try {
            Answer response = client.once(call);
            int status = response.statusCode();
            if (status == 201 || status == 204) {
                RegistryClient.discard(response);
                checkDigest(response);
                return true;
            }
            boolean again = status == 400 || status == 404 || status == 416 || RetryPolicy.passes(status);
            Optional<Duration> asked = RetryAfter.of(response.headers(), client.clock());
            if (!again || client.retries().wait(failures + 1, asked).isEmpty()) {
                throw client.refused(response, doing);
            }
            RegistryClient.discard(response);
            client.pause(++failures, asked, doing);
        } catch (IOException e) {
            if (client.retries().wait(++failures, Optional.empty()).isEmpty()) {
                throw client.broken(doing, e);
            }
            client.pause(failures, Optional.empty(), doing);
        }
        return isThere(); // the answer may have been lost, and not the blob
    }

    private void checkDigest(Answer response) {
        Optional<String> said =
                response.headers().firstValue("Docker-Content-Digest").filter(digest -> digest.startsWith("sha256:"));
        if (said.isPresent() && !said.get().equals(blob.digest().toString())) {
            throw client.failed(
                    doing,
                    "the registry says that it has %s instead".formatted(said.get()),
                    "something between here and the registry changes bytes: try again, or by another way");
        }
    }

    /** Whether the repository has the blob. */
    boolean isThere() {
        Call call = Call.head(client.at("blobs/" + blob.digest()), "looking for blob " + blob.digest());
        Answer response = client.call(call);
        int status = response.statusCode();
        if (status != 200 && status != 404) {
            throw client.refused(response, call.doing());
        }
        RegistryClient.discard(response);
        Optional<String> length = response.headers().firstValue("Content-Length");
        return status == 200
                && length.map(value -> value.equals(Long.toString(blob.size()))).orElse(true);
    }
}
