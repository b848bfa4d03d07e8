package dev.mt.release.sign;

import dev.mt.core.Failure;
import dev.mt.oci.MediaType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signed statement as a file (sigstore, protobuf-specs, {@code sigstore_bundle.proto}, version 0.3), in a DSSE envelope
 * (secure-systems-lab/dsse, protocol.md). It names no transparency log and no time: who trusts the key needs neither.
 */
public final class Bundle {
    /** What such a file is. */
    public static final MediaType TYPE = new MediaType("application/vnd.dev.sigstore.bundle.v0.3+json");

    private static final String PAYLOAD = "application/vnd.in-toto+json";

    private final byte[] payload;
    private final byte[] signature;
    private final String hint;

    /** The statement's bytes, the signature over them in DER, and which key. */
    private Bundle(byte[] payload, byte[] signature, String hint) {
        this.payload = payload;
        this.signature = signature;
        this.hint = hint;
    }

    /** Signs a statement. */
    public static Bundle of(Statement statement, SigningKey key) {
        byte[] payload = statement.json();
        return new Bundle(payload, key.sign(signed(payload)), key.verifying().hint());
    }

    /** What is really signed: DSSE's "pre-authentication encoding". */
    private static byte[] signed(byte[] payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = "DSSEv1 %d %s %d ".formatted(PAYLOAD.length(), PAYLOAD, payload.length);
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    /** The file. */
    public byte[] json() {
        Base64.Encoder base64 = Base64.getEncoder();
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("mediaType", TYPE.name());
        node.putObject("verificationMaterial").putObject("publicKey").put("hint", hint);
        ObjectNode envelope = node.putObject("dsseEnvelope");
        envelope.put("payload", base64.encodeToString(payload));
        envelope.put("payloadType", PAYLOAD);
        envelope.putArray("signatures").addObject().put("sig", base64.encodeToString(signature));
        return JsonMapper.shared().writeValueAsBytes(node);
    }

    /**
     * Reads the file; nothing is believed yet.
     *
     * @param where it was read, for people
     * @throws Failure if it is something else, or signed in another way
     */
    public static Bundle read(byte[] json, String where) {
        try {
            JsonNode node = JsonMapper.shared().readTree(json);
            JsonNode envelope = node.path("dsseEnvelope");
            if (!node.path("mediaType").asString("").equals(TYPE.name())
                    || !envelope.path("payloadType").asString("").equals(PAYLOAD)
                    || envelope.path("signatures").size() != 1) {
                throw foreign(where);
            }
            Base64.Decoder base64 = Base64.getDecoder();
            return new Bundle(
                    base64.decode(envelope.path("payload").asString("")),
                    base64.decode(
                            envelope.path("signatures").path(0).path("sig").asString("")),
                    node.path("verificationMaterial")
                            .path("publicKey")
                            .path("hint")
                            .asString(""));
        } catch (JacksonException | IllegalArgumentException e) {
            throw foreign(where);
        }
    }

    private static Failure foreign(String where) {
        return Failure.of(
                "%s is no sigstore bundle with one signature over an in-toto statement".formatted(where),
                "was it made by another program?");
    }

    /** Which key it claims to be of. */
    public String hint() {
        return hint;
    }

    /** Whether it is this key's. */
    public boolean verifies(VerifyingKey key) {
        return key.verifies(signed(payload), signature);
    }

    /** What it says; to be believed only if it {@link #verifies}. */
    public Statement statement(String where) {
        return Statement.read(payload, where);
    }
}
