package dev.mt.recipe.certificates;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a list of certificates: {@code <64 hex digits>  <name>}; {@code #} begins a comment.
 *
 * @param fingerprint the SHA-256 of the certificate's DER form
 * @param name for readers
 */
record NamedFingerprint(Digest fingerprint, String name) {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})\\s+(\\S.*)");

    NamedFingerprint {
        Objects.requireNonNull(fingerprint, "fingerprint is null");
        Objects.requireNonNull(name, "name is null");
    }

    static List<NamedFingerprint> read(Path list) throws IOException {
        List<NamedFingerprint> entries = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(list)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line.strip());
            if (!matcher.matches()) {
                throw Failure.of(
                        "%s, line %d, is not a fingerprint and a name: %s".formatted(list, number, line),
                        "write 64 lower-case hexadecimal digits, two spaces, and the authority's name");
            }
            NamedFingerprint entry = new NamedFingerprint(new Digest(matcher.group(1)), matcher.group(2));
            if (entries.stream().anyMatch(other -> other.fingerprint().equals(entry.fingerprint()))) {
                throw Failure.of(
                        "%s, line %d, names a certificate that was named before: %s".formatted(list, number, line),
                        "take one of the two lines away");
            }
            entries.add(entry);
        }
        return List.copyOf(entries);
    }
}
