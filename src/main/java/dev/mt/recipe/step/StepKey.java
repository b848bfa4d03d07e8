package dev.mt.recipe.step;

import dev.mt.core.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The hash of all inputs of a step.
 *
 * @param digest the hash
 */
public record StepKey(Digest digest) {
    public StepKey {
        Objects.requireNonNull(digest, "digest is null");
    }

    @Override
    public String toString() {
        return digest.hex();
    }

    /** Collects inputs. Their kinds are named, names and values are length-prefixed, so that no two lists of inputs look the same. */
    public static final class Builder {
        private final MessageDigest algorithm = Digest.algorithm();

        /** Adds a named text. */
        public Builder add(String name, String value) {
            put("text");
            put(name);
            put(value);
            return this;
        }

        /** Adds a named list of texts; its order counts. */
        public Builder add(String name, Collection<String> values) {
            put("list");
            put(name);
            put(Integer.toString(values.size()));
            values.forEach(this::put);
            return this;
        }

        /** Adds named pairs; their order does not count. */
        public Builder add(String name, Map<String, String> values) {
            put("pairs");
            put(name);
            put(Integer.toString(values.size()));
            new TreeMap<>(values).forEach((key, value) -> {
                put(key);
                put(value);
            });
            return this;
        }

        /** Adds the digest of something. */
        public Builder add(String name, Digest digest) {
            return add(name, digest.toString());
        }

        /** Adds a file's bytes; neither its place nor its times count. */
        public Builder file(String name, Path file) throws IOException {
            return add(name, Digest.ofFile(file));
        }

        /** The key. */
        public StepKey build() {
            return new StepKey(new Digest(HexFormat.of().formatHex(algorithm.digest())));
        }

        private void put(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            algorithm.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            algorithm.update(bytes);
        }
    }
}
