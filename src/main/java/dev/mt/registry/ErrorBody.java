package dev.mt.registry;

import dev.mt.registry.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a registry says about an error (distribution specification, "Error Codes"), as one short line. */
final class ErrorBody {
    private static final int READ = 1 << 16;
    private static final int SHOWN = 400;

    private ErrorBody() {}

    /** {@code ": MANIFEST_UNKNOWN: manifest unknown"}, or nothing; closes the body. */
    static String read(Answer response) {
        try (InputStream body = response.body()) {
            String text = describe(new String(body.readNBytes(READ), StandardCharsets.UTF_8));
            return text.isEmpty() ? "" : ": " + text;
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Whether a registry refuses a manifest only because it does not see something that the manifest refers to.
     *
     * @param text what {@link #read} gave
     */
    static boolean isAboutMissingParts(String text) {
        return text.contains("BLOB_UNKNOWN") || text.contains("MANIFEST_UNKNOWN");
    }

    /** The errors of a JSON body, or the text itself; without control characters, cut to what a terminal shows well. */
    static String describe(String body) {
        String text = errors(body).stream().collect(Collectors.joining("; "));
        String line = (text.isEmpty() ? body : text)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    private static List<String> errors(String body) {
        try {
            JsonNode errors = JsonMapper.shared().readTree(body).path("errors");
            return StreamSupport.stream(errors.spliterator(), false)
                    .map(error -> error.path("code").asString("") + ": "
                            + error.path("message").asString(""))
                    .toList();
        } catch (JacksonException e) {
            return List.of();
        }
    }
}
