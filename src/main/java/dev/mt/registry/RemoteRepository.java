package dev.mt.registry;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.oci.Blobs;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.MediaType;
import dev.mt.registry.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One repository of a registry, to be read and written (distribution specification 1.1). Safe for use by many threads. */
public final class RemoteRepository implements AutoCloseable {
    private static final String MANIFESTS = String.join(
            ", ",
            MediaType.INDEX.name(),
            MediaType.MANIFEST.name(),
            MediaType.DOCKER_INDEX.name(),
            MediaType.DOCKER_MANIFEST.name());
    private static final String TAGS = "tags/list?n=1000";
    private static final int PAGES = 100;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");

    private final Reference reference;
    private final RegistryClient client;

    private RemoteRepository(Reference reference, Access access, ClientSettings settings) {
        this.reference = reference;
        this.client = new RegistryClient(reference, access, settings);
    }

    /** For reading; a tag or digest of the reference does not matter. Nothing is sent yet. */
    public static RemoteRepository reading(Reference reference, ClientSettings settings) {
        return new RemoteRepository(reference, Access.PULL, settings);
    }

    /** For reading and writing. Nothing is sent yet. */
    public static RemoteRepository writing(Reference reference, ClientSettings settings) {
        return new RemoteRepository(reference, Access.PUSH, settings);
    }

    /**
     * What was sent.
     *
     * @param requests how many
     * @param time from the first of them to the last answer
     */
    public record Sent(int requests, Duration time) {}

    /** What was sent so far. */
    public Sent sent() {
        return client.sent();
    }

    RegistryClient client() {
        return client;
    }

    /** {@code host/repository}. */
    public String name() {
        return reference.registry() + "/" + reference.repository();
    }

    /**
     * What a tag or digest leads to, without fetching it.
     *
     * @return nothing if there is no such manifest
     */
    public Optional<Descriptor> find(String tagOrDigest) {
        Call call = Call.head(client.at("manifests/" + tagOrDigest), "looking for manifest " + tagOrDigest)
                .with("Accept", MANIFESTS);
        return client.find(call).map(response -> descriptor(tagOrDigest, response, call.doing()));
    }

    private Descriptor descriptor(String tagOrDigest, Answer response, String doing) {
        RegistryClient.discard(response);
        Optional<Digest> digest =
                response.headers().firstValue("Docker-Content-Digest").flatMap(RemoteRepository::digest);
        long size = response.headers()
                .firstValue("Content-Length")
                .filter(value -> value.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
        // A registry that does not say in the headers has to be read.
        return digest.isPresent() && size >= 0
                ? Descriptor.of(mediaType(response, doing), digest.get(), size)
                : read(tagOrDigest).descriptor();
    }

    private static Optional<Digest> digest(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A manifest's or index's bytes, with what identifies them.
     *
     * @param descriptor its digest is that of the bytes
     * @param json the bytes
     */
    public record Document(Descriptor descriptor, ByteSource json) {}

    /**
     * Fetches a manifest or an index.
     *
     * @throws Failure if it is not there, or not what its digest says
     */
    public Document read(String tagOrDigest) {
        return document(tagOrDigest, client.get("manifests/" + tagOrDigest, List.of(MANIFESTS), what(tagOrDigest)));
    }

    /** The same, where it is no fault if it is not there. */
    Optional<Document> readIfThere(String tagOrDigest) {
        Call call = Call.get(client.at("manifests/" + tagOrDigest), "fetching " + what(tagOrDigest))
                .with("Accept", MANIFESTS);
        return client.find(call).map(response -> document(tagOrDigest, response));
    }

    private static String what(String tagOrDigest) {
        return "manifest " + tagOrDigest;
    }

    private Document document(String tagOrDigest, Answer response) {
        String what = what(tagOrDigest);
        byte[] json = bytes(response, what);
        Digest found = Digest.of(json);
        List<String> expected = new ArrayList<>(response.headers().allValues("Docker-Content-Digest"));
        expected.add(tagOrDigest);
        expected.removeIf(digest -> !digest.startsWith("sha256:") || digest.equals(found.toString()));
        if (!expected.isEmpty()) {
            throw client.failed(
                    "fetching " + what,
                    "expected %s, found %s".formatted(expected.getFirst(), found),
                    "something between the registry and here changes bytes: try again, or by another way");
        }
        return new Document(
                Descriptor.of(mediaType(response, "fetching " + what), found, json.length), ByteSource.of(json));
    }

    byte[] bytes(Answer response, String what) {
        try (InputStream body = response.body()) {
            byte[] json = body.readNBytes((int) Blobs.LARGEST_DOCUMENT + 1);
            if (json.length > Blobs.LARGEST_DOCUMENT) {
                throw client.failed("fetching " + what, "it has more than 4 MiB", "is it an image?");
            }
            return json;
        } catch (IOException e) {
            throw client.broken("fetching " + what, e);
        }
    }

    private MediaType mediaType(Answer response, String doing) {
        String type =
                response.headers().firstValue("Content-Type").orElse("none").replaceFirst("\\s*;.*$", "");
        try {
            return new MediaType(type.strip());
        } catch (IllegalArgumentException e) {
            throw client.failed(doing, "its media type is '%s'".formatted(type), "is this a registry?");
        }
    }

    /** Fetches a blob that is known to be small, checked. */
    public byte[] blob(Descriptor blob) {
        String what = "blob " + blob.digest();
        Answer response = client.get("blobs/" + blob.digest(), List.of(), what);
        byte[] bytes = bytes(response, what);
        try {
            return Blobs.document(ByteSource.of(bytes), blob, name());
        } catch (IOException e) {
            throw client.broken("fetching " + what, e);
        }
    }

    /** Whether a blob is there, with the right size. */
    public boolean has(Descriptor blob) {
        return new BlobUpload(client, blob, ByteSource.of("")).isThere();
    }

    /**
     * Brings a blob there.
     *
     * @param from another repository of the same registry that may have it already
     */
    public void push(Descriptor blob, ByteSource content, Optional<String> from) {
        new BlobUpload(client, blob, content).push(from);
    }

    /**
     * Puts a manifest or an index under a tag, or under its digest. Its parts have to be there. A registry that does not see
     * one of them is asked again: it may see a moment later what somebody else is bringing at the same time, as
     * docker-registry 2.8 writes a blob's link in place, and its stores may lag behind.
     *
     * @throws Failure if the registry refuses it, or says that it has something else
     */
    public void put(String tagOrDigest, MediaType type, byte[] json) {
        putting(tagOrDigest, type, json);
    }

    /**
     * Puts the manifest of an artifact that refers to another.
     *
     * @return whether the registry lists it by itself: it says so by {@code OCI-Subject}
     */
    boolean putReferrer(Digest digest, byte[] json, Digest subject) {
        return putting(digest.toString(), MediaType.MANIFEST, json)
                .headers()
                .firstValue("OCI-Subject")
                .equals(Optional.of(subject.toString()));
    }

    private Answer putting(String tagOrDigest, MediaType type, byte[] json) {
        Call call = Call.put(client.at("manifests/" + tagOrDigest), "pushing manifest " + tagOrDigest)
                .with("Content-Type", type.name())
                .with(ByteSource.of(json));
        Answer response = untilPartsAreSeen(call);
        RegistryClient.discard(response);
        String digest = Digest.of(json).toString();
        Optional<String> said = response.headers()
                .firstValue("Docker-Content-Digest")
                .filter(value -> value.startsWith("sha256:") && !value.equals(digest));
        if (said.isPresent()) {
            throw client.failed(
                    call.doing(),
                    "the registry says that it has %s instead of %s".formatted(said.get(), digest),
                    "something between here and the registry changes bytes: try again, or by another way");
        }
        return response;
    }

    private Answer untilPartsAreSeen(Call call) {
        for (int failures = 1; ; failures++) {
            Answer response = client.call(call);
            if (response.statusCode() == 201) {
                return response;
            }
            String why = ErrorBody.read(response);
            if (!ErrorBody.isAboutMissingParts(why)
                    || client.retries().wait(failures, Optional.empty()).isEmpty()) {
                throw client.refused(response.statusCode(), why, call.doing());
            }
            client.pause(failures, Optional.empty(), call.doing());
        }
    }

    /** Every tag, in the registry's order. */
    public List<String> tags() {
        List<String> tags = new ArrayList<>();
        Call call = Call.get(client.at(TAGS), "listing tags");
        for (int page = 0; page < PAGES; page++) {
            Optional<Answer> there = client.find(call);
            if (there.isEmpty()) {
                return List.of(); // nothing was pushed there yet
            }
            Answer response = there.get();
            JsonNode answer = json(bytes(response, "the list of tags"), call.doing());
            StreamSupport.stream(answer.path("tags").spliterator(), false)
                    .map(tag -> tag.asString(""))
                    .forEach(tags::add);
            Optional<String> next = response.headers().firstValue("Link").flatMap(RemoteRepository::next);
            if (next.isEmpty()) {
                return tags;
            }
            call = call.to(client.next(call, next.get()));
        }
        throw client.failed(call.doing(), "there are more than %d pages".formatted(PAGES), "");
    }

    static Optional<String> next(String link) {
        Matcher matcher = NEXT.matcher(link);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private JsonNode json(byte[] bytes, String doing) {
        try {
            return JsonMapper.shared().readTree(bytes);
        } catch (JacksonException e) {
            throw client.failed(doing, "the answer is not JSON", "is this a registry?");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
