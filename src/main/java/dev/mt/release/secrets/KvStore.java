package dev.mt.release.secrets;

import dev.mt.core.Failure;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/**
 * A key/value store, version 1 or 2. Which one a path is in, OpenBao says to everybody who may read something there
 * ({@code GET /sys/internal/ui/mounts/:path}), as its own command line asks it.
 *
 * @param mount the store's path, without a slash at its end
 * @param versioned whether it is of version 2, which keeps older values, and has another address for what is stored
 */
record KvStore(String mount, boolean versioned) {
    KvStore {
        Objects.requireNonNull(mount, "mount is null");
    }

    /** The store that a path is in. */
    static KvStore of(VaultHttp http, Secret token, String path, BiFunction<VaultAnswer, String, Failure> refused) {
        String doing = "finding the store of %s in OpenBao".formatted(path);
        VaultAnswer answer = http.get("sys/internal/ui/mounts/" + path, Optional.of(token), doing);
        if (answer.denied()) {
            throw refused.apply(answer, doing);
        }
        if (!answer.succeeded()) {
            throw answer.failure(doing, "");
        }
        JsonNode data = answer.body().path("data");
        String mount = data.path("path").asString("").replaceAll("/$", "");
        String type = data.path("type").asString("");
        if (!path.startsWith(mount + "/") || !(type.equals("kv") || type.equals("generic"))) {
            throw Failure.of(
                    "%s failed: no key/value store has it".formatted(doing),
                    "'bao secrets list' shows which there are; only key/value stores are read");
        }
        return new KvStore(
                mount, data.path("options").path("version").asString("1").equals("2"));
    }

    /** Where a secret is, below {@code /v1/}. */
    String address(String path) {
        return versioned ? mount + "/data/" + path.substring(mount.length() + 1) : path;
    }

    /** The fields in an answer. */
    JsonNode fields(JsonNode body) {
        return versioned ? body.path("data").path("data") : body.path("data");
    }
}
