package dev.mt.routeros.simulator.net;

import dev.mt.core.Digest;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Image;
import dev.mt.oci.Index;
import dev.mt.oci.Layer;
import dev.mt.oci.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry in memory, for reading (OCI distribution specification 1.1, "Pull"). Each kind
 * differs from the others in what scripts stumble over.
 */
public final class MemoryRegistry implements Server {
    /** Whose manners it has. */
    public enum Kind {
        /** Gitea: everybody gets a token at {@code /v2/token}, and what is accepted is not looked at. */
        GITEA,
        /** Distribution, as Debian packages it, without authentication: gives only what is accepted. */
        OPEN,
        /** Distribution with tokens. */
        TOKEN
    }

    private record Document(MediaType type, Body body) {}

    private static final Pattern PATH = Pattern.compile("/v2/([a-z0-9._/-]+)/(manifests|blobs)/([A-Za-z0-9._:-]+)");
    private static final String TOKEN = "anonymous-token";

    private final String address;
    private final Kind kind;
    private final Map<Digest, Body> blobs = new ConcurrentHashMap<>();
    private final Map<Digest, Document> documents = new ConcurrentHashMap<>();
    private final Map<String, Digest> tags = new ConcurrentHashMap<>();

    /**
     * @param address scheme, host and port as readers write it, such as {@code https://registry.example}
     */
    public MemoryRegistry(String address, Kind kind) {
        this.address = address;
        this.kind = kind;
    }

    /** Another one that has the same, and goes its own way from here. */
    public MemoryRegistry copy() {
        MemoryRegistry other = new MemoryRegistry(address, kind);
        other.blobs.putAll(blobs);
        other.documents.putAll(documents);
        other.tags.putAll(tags);
        return other;
    }

    /**
     * Publishes images under a tag, by an index.
     *
     * @return the digest of the index
     */
    public Digest push(String repository, String tag, List<Image> images) {
        return push(repository, tag, images, Map.of());
    }

    /**
     * Publishes images under a tag, by an index with annotations.
     *
     * @return the digest of the index
     */
    public Digest push(String repository, String tag, List<Image> images, Map<String, String> annotations) {
        List<Descriptor> manifests = new ArrayList<>();
        for (Image image : images) {
            byte[] manifest = image.manifest().json();
            manifests.add(put(MediaType.MANIFEST, manifest).on(image.platform()));
            try {
                blob(image.configJson().readAll());
                for (Layer layer : image.layers()) {
                    blob(layer.content().readAll());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return tag(
                repository,
                tag,
                MediaType.INDEX,
                Index.of(manifests).annotated(annotations).json());
    }

    /** Publishes a document of any kind under a tag. */
    public Digest tag(String repository, String tag, MediaType type, byte[] document) {
        Descriptor stored = put(type, document);
        tags.put(repository + ":" + tag, stored.digest());
        return stored.digest();
    }

    /** Lets a tag name what another names. */
    public void retag(String repository, String from, String to) {
        tags.put(repository + ":" + to, Objects.requireNonNull(tags.get(repository + ":" + from), from));
    }

    /** Adds a blob. */
    public Digest blob(byte[] bytes) {
        Body body = Body.owning(bytes.clone());
        blobs.put(body.digest(), body);
        return body.digest();
    }

    private Descriptor put(MediaType type, byte[] bytes) {
        Descriptor descriptor = Descriptor.of(type, bytes);
        documents.put(descriptor.digest(), new Document(type, Body.owning(bytes.clone())));
        return descriptor;
    }

    @Override
    public Response answer(Request request) {
        String path = Objects.requireNonNullElse(request.uri().getPath(), "");
        if (path.equals("/v2/token")) {
            return Response.of(200, "application/json", "{\"token\":\"%s\",\"expires_in\":300}\n".formatted(TOKEN));
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return error(405, "UNSUPPORTED", "only for reading");
        }
        boolean admitted =
                kind == Kind.OPEN || request.headers().first("Authorization").equals(Optional.of("Bearer " + TOKEN));
        if (!admitted) {
            Response refused = error(401, "UNAUTHORIZED", "authentication required");
            String challenge =
                    "Bearer realm=\"%s/v2/token\",service=\"container_registry\",scope=\"*\"".formatted(address);
            return Response.of(401, refused.headers().with("WWW-Authenticate", challenge), refused.body());
        }
        if (path.equals("/v2/") || path.equals("/v2")) {
            return Response.of(200, "application/json", "{}");
        }
        Matcher parts = PATH.matcher(URLDecoder.decode(path, StandardCharsets.UTF_8));
        if (!parts.matches()) {
            return error(404, "NAME_INVALID", "no such place");
        }
        return parts.group(2).equals("blobs")
                ? blobAnswer(parts.group(3))
                : manifestAnswer(
                        parts.group(1), parts.group(3), request.headers().all("Accept"));
    }

    private Response blobAnswer(String digest) {
        return Optional.ofNullable(digest.matches("sha256:[0-9a-f]{64}") ? blobs.get(Digest.parse(digest)) : null)
                .map(body -> Response.of(
                        200,
                        Headers.of("Content-Type", "application/octet-stream", "Docker-Content-Digest", digest),
                        body))
                .orElseGet(() -> error(404, "BLOB_UNKNOWN", "blob unknown to registry"));
    }

    private Response manifestAnswer(String repository, String name, List<String> accept) {
        Optional<Digest> digest = name.matches("sha256:[0-9a-f]{64}")
                ? Optional.of(Digest.parse(name))
                : Optional.ofNullable(tags.get(repository + ":" + name));
        Document document = digest.map(documents::get).orElse(null);
        if (digest.isEmpty() || document == null || !(kind == Kind.GITEA || accepts(accept, document.type))) {
            return error(404, "MANIFEST_UNKNOWN", "manifest unknown");
        }
        return Response.of(
                200,
                Headers.of(
                        "Content-Type",
                        document.type.name(),
                        "Docker-Content-Digest",
                        digest.get().toString()),
                document.body);
    }

    private static boolean accepts(List<String> accept, MediaType type) {
        return accept.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(value -> value.replaceFirst(";.*", "").strip())
                .anyMatch(value -> value.equals(type.name()) || value.equals("*/*"));
    }

    private static Response error(int status, String code, String message) {
        return Response.of(
                status,
                "application/json",
                "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}\n".formatted(code, message));
    }
}
