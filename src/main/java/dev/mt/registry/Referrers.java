package dev.mt.registry;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Index;
import dev.mt.oci.Manifest;
import dev.mt.oci.MediaType;
import dev.mt.registry.http.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is attached to manifests of a repository (distribution specification 1.1, "Listing Referrers" and "Referrers Tag
 * Schema"). Registries without the API keep a list under the tag {@code sha256-<hex>}.
 *
 * @param repository where
 */
public record Referrers(RemoteRepository repository) {
    private static final int PAGES = 100;
    /** How often a list is written again because somebody else wrote it at the same time. */
    private static final int ATTEMPTS = 5;

    public Referrers {
        Objects.requireNonNull(repository, "repository is null");
    }

    /** What refers to a manifest, in the registry's order. */
    public List<Descriptor> of(Digest subject) {
        return byApi(subject).orElseGet(() -> byTag(subject).manifests());
    }

    /** What the API lists; nothing if the registry does not have it. */
    private Optional<List<Descriptor>> byApi(Digest subject) {
        RegistryClient client = repository.client();
        List<Descriptor> found = new ArrayList<>();
        Call call = Call.get(client.at("referrers/" + subject), "listing what refers to " + subject)
                .with("Accept", MediaType.INDEX.name());
        for (int page = 0; page < PAGES; page++) {
            Answer response = client.call(call);
            if (page == 0 && lacksApi(response.statusCode())) {
                RegistryClient.discard(response);
                return Optional.empty();
            }
            if (response.statusCode() != 200) {
                throw client.refused(response, call.doing());
            }
            byte[] json = repository.bytes(response, "what refers to " + subject);
            found.addAll(
                    Index.read(json, "the list of what refers to " + subject).manifests());
            Optional<String> next = response.headers().firstValue("Link").flatMap(RemoteRepository::next);
            if (next.isEmpty()) {
                return Optional.of(found);
            }
            call = call.to(client.next(call, next.get()));
        }
        throw client.failed(call.doing(), "there are more than %d pages".formatted(PAGES), "");
    }

    /** The specification says 404; some say that they do not know such a request. */
    private static boolean lacksApi(int status) {
        return status == 404 || status == 400 || status == 405 || status == 501;
    }

    private static String tag(Digest subject) {
        return "sha256-" + subject.hex();
    }

    private Index byTag(Digest subject) {
        Optional<RemoteRepository.Document> document = repository.readIfThere(tag(subject));
        if (document.isEmpty()) {
            return Index.of(List.of());
        }
        try {
            return Index.read(document.get().json().readAll(), "%s:%s".formatted(repository.name(), tag(subject)));
        } catch (IOException e) {
            throw Failure.of("cannot read what refers to " + subject, "", e);
        }
    }

    /**
     * An artifact that refers to a manifest.
     *
     * @param manifest with subject and artifact type
     * @param descriptor what lists show of it
     */
    public record Artifact(Manifest manifest, Descriptor descriptor) {
        /** Of a manifest. */
        public static Artifact of(Manifest manifest) {
            Descriptor plain = Descriptor.of(manifest.mediaType(), manifest.json());
            return new Artifact(
                    manifest,
                    new Descriptor(
                            plain.mediaType(),
                            plain.digest(),
                            plain.size(),
                            manifest.annotations(),
                            Optional.empty(),
                            manifest.artifactType()));
        }
    }

    /** The tag that the list of what refers to a manifest is under, in a registry that does not make it itself. */
    public static String listTag(Digest subject) {
        return tag(subject);
    }

    /**
     * Whether artifacts that are there are also in the list of a registry that needs one. Looks with HEAD as far as that goes.
     */
    public boolean areListed(Digest subject, List<Artifact> artifacts) {
        Optional<Digest> list = repository.find(tag(subject)).map(Descriptor::digest);
        return list.equals(Optional.of(Digest.of(listOf(artifacts).json())))
                || digests(of(subject)).containsAll(digests(listOf(artifacts).manifests()));
    }

    private static Index listOf(List<Artifact> artifacts) {
        return Index.of(artifacts.stream().map(Artifact::descriptor).toList());
    }

    private static Set<Digest> digests(List<Descriptor> descriptors) {
        Set<Digest> digests = new LinkedHashSet<>();
        descriptors.forEach(each -> digests.add(each.digest()));
        return digests;
    }

    /**
     * Puts an artifact there, whose blobs are there already.
     *
     * @param subject what it refers to
     * @return whether the registry lists it by itself; otherwise {@link #list} has to
     */
    public boolean put(Digest subject, Artifact artifact) {
        return repository.putReferrer(
                artifact.descriptor().digest(), artifact.manifest().json(), subject);
    }

    /**
     * Puts artifacts into the list of a registry that does not make it itself, unless they are in it.
     *
     * @param subject what they refer to
     * @param artifacts in the order of the list; they are there already
     */
    public void list(Digest subject, List<Artifact> artifacts) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Index now = byTag(subject);
            List<Descriptor> all = new ArrayList<>(now.manifests());
            Set<Digest> there = digests(all);
            artifacts.stream()
                    .map(Artifact::descriptor)
                    .filter(each -> !there.contains(each.digest()))
                    .forEach(all::add);
            if (all.size() == now.manifests().size()) {
                return;
            }
            Index next = new Index(now.mediaType(), now.artifactType(), all, now.subject(), now.annotations());
            byte[] json = next.json();
            repository.put(tag(subject), MediaType.INDEX, json);
            // Nobody locks: whoever wrote last has to see whether it is all there.
            if (repository.find(tag(subject)).map(Descriptor::digest).equals(Optional.of(Digest.of(json)))) {
                return;
            }
        }
        throw repository
                .client()
                .failed(
                        "listing what refers to " + subject,
                        "somebody else writes %s all the time".formatted(tag(subject)),
                        "publish again");
    }
}
