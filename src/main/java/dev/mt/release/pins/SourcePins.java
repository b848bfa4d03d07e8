package dev.mt.release.pins;

import dev.mt.release.pins.Pin.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pin of a source archive: a source.toml of {@code image/}, named after its folder. */
final class SourcePins {
    private static final Pattern VERSION = Pattern.compile("(?m)^version = \"([^\"]+)\"");
    private static final Pattern SHA256 = Pattern.compile("(?m)^sha256 = \"([0-9a-f]{64})\"");

    private SourcePins() {}

    static List<Pin> of(TextFile file) {
        Matcher version = VERSION.matcher(file.text());
        if (!version.find()) {
            return List.of();
        }
        Matcher sum = SHA256.matcher(file.text());
        String[] path = file.name().split("/", -1);
        return List.of(new Pin(
                Kind.SOURCE,
                path[path.length - 2],
                version.group(1),
                file.at(version.start(1)),
                sum.find() ? Optional.of("sha256:" + sum.group(1)) : Optional.empty()));
    }
}
