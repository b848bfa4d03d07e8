package dev.mt.release.secrets;

import dev.mt.core.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What OpenBao answered.
 *
 * @param status of HTTP
 * @param body its JSON; an empty object if it had none
 */
record VaultAnswer(int status, JsonNode body) {
    VaultAnswer {
        Objects.requireNonNull(body, "body is null");
    }

    boolean succeeded() {
        return status / 100 == 2;
    }

    boolean denied() {
        return status == 403;
    }

    /** Whether the same may work in a moment. */
    boolean passing() {
        return (status / 100 == 5 && !sealed()) || status == 429;
    }

    private boolean sealed() {
        return status == 503 && errors().toLowerCase(Locale.ROOT).contains("sealed");
    }

    /** Its reasons, in its own words, on one line. */
    private String errors() {
        List<String> errors = new ArrayList<>();
        body.path("errors")
                .forEach(error -> errors.add(error.asString("").strip().replaceAll("\\s+", " ")));
        return String.join("; ", errors);
    }

    /**
     * The failure that this answer is.
     *
     * @param doing what was being done, such as "reading secret/ci/registry"
     * @param hint what to do about it if nothing more is known
     */
    Failure failure(String doing, String hint) {
        String said = errors().isEmpty() ? "status " + status : "status %d: %s".formatted(status, errors());
        if (sealed()) {
            return Failure.of(
                    "%s failed: OpenBao is sealed".formatted(doing), "somebody who has its keys must unseal it");
        }
        if (status / 100 == 3) {
            return Failure.of(
                    "%s failed: OpenBao sends elsewhere (status %d)".formatted(doing, status),
                    "give the address that answers by itself: tokens are sent nowhere else");
        }
        return Failure.of("%s failed: OpenBao says %s".formatted(doing, said), hint);
    }
}
