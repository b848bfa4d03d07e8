package dev.mt.release.attest;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.oci.Annotations;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.MediaType;
import dev.mt.release.sign.SigningKey;
import dev.mt.release.sign.Statement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that is attached to a release, made anew for it and always the same for the same release and key.
 *
 * @param index the release's index
 * @param manifests the manifests in it, by platform
 * @param origin where it comes from
 * @param proofs what {@code mt verify} wrote, by platform
 * @param symbols symbol maps and their file names, by platform
 * @param key what signs; without one only what needs no signature is attached
 */
public record Attachments(
        Descriptor index,
        Map<Platform, Descriptor> manifests,
        Origin origin,
        Map<Platform, byte[]> proofs,
        Map<Platform, SymbolFile> symbols,
        Optional<SigningKey> key) {
    /** What a symbol map is. */
    public static final MediaType SYMBOLS = new MediaType("application/vnd.mikrotik-tailscale.symbols.v1");

    /** Names of statements in tables. */
    public static final String SIGNATURE = "signature";

    /**
     * A symbol map.
     *
     * @param file where it is
     * @param blob digest and size of its bytes; a registry refuses others
     */
    public record SymbolFile(Path file, Descriptor blob) {
        public SymbolFile {
            Objects.requireNonNull(file, "file is null");
            Objects.requireNonNull(blob, "blob is null");
        }

        private String name() {
            return file.getFileName().toString();
        }

        ByteSource content() {
            try {
                return ByteSource.ofFile(file);
            } catch (IOException e) {
                throw Failure.of("cannot read the symbol map " + file, "build again: ./mt build", e);
            }
        }
    }

    public Attachments {
        Objects.requireNonNull(index, "index is null");
        Objects.requireNonNull(origin, "origin is null");
        Objects.requireNonNull(key, "key is null");
        manifests = new LinkedHashMap<>(manifests);
        proofs = Map.copyOf(proofs);
        symbols = Map.copyOf(symbols);
    }

    /** Those of the index first, then those of each platform. */
    public List<Attachment> all() {
        ObjectNode bill = Bill.of(origin, index.digest());
        List<Attachment> all = new ArrayList<>();
        all.add(Attachment.plain("SBOM", index, Bill.TYPE, Bill.json(bill), "sbom.cdx.json", origin.created()));
        manifests.forEach((platform, manifest) -> Optional.ofNullable(symbols.get(platform))
                .ifPresent(map -> all.add(Attachment.file(
                        "symbol map", manifest, map.blob(), map.content(), map.name(), origin.created()))));
        key.ifPresentOrElse(with -> all.addAll(signed(with, bill, List.copyOf(all))), () -> unproven()
                .ifPresent(all::add));
        return all;
    }

    /** What was published without proof is recorded, by who has no key too: the provenance as it is, signed by nobody. */
    private Optional<Attachment> unproven() {
        if (origin.unproven().isEmpty()) {
            return Optional.empty();
        }
        List<Digest> everything = new ArrayList<>(List.of(index.digest()));
        manifests.values().forEach(manifest -> everything.add(manifest.digest()));
        Statement statement = Provenance.of(origin, everything, Map.of());
        return Optional.of(Attachment.plain(
                "record of what was not verified",
                index,
                Provenance.UNSIGNED,
                statement.json(),
                "provenance.intoto.json",
                origin.created()));
    }

    private List<Attachment> signed(SigningKey with, ObjectNode bill, List<Attachment> plain) {
        List<Attachment> signed = new ArrayList<>();
        List<Digest> images =
                manifests.values().stream().map(Descriptor::digest).toList();
        List<Digest> everything = new ArrayList<>(List.of(index.digest()));
        everything.addAll(images);
        Map<String, Digest> byproducts = new LinkedHashMap<>();
        plain.forEach(each -> byproducts.put(each.annotations().getOrDefault(Annotations.TITLE, ""), each.digest()));
        signed.add(sign(SIGNATURE, index, Statement.signed(index.digest()), with));
        signed.add(sign("provenance", index, Provenance.of(origin, everything, byproducts), with));
        signed.add(sign("signed SBOM", index, new Statement(List.of(index.digest()), Bill.PREDICATE, bill), with));
        manifests.forEach((platform, manifest) -> {
            signed.add(sign(SIGNATURE, manifest, Statement.signed(manifest.digest()), with));
            Optional.ofNullable(proofs.get(platform))
                    .ifPresent(proof -> signed.add(sign(
                            "proof",
                            manifest,
                            TestResult.of(proof, manifest.digest(), "the proof of " + platform.id()),
                            with)));
        });
        return signed;
    }

    private Attachment sign(String name, Descriptor subject, Statement statement, SigningKey with) {
        return Attachment.signed(name, subject, statement, with, origin.created());
    }
}
