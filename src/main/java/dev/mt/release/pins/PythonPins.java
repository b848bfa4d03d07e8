package dev.mt.release.pins;

import dev.mt.release.pins.Pin.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pins of a requirements file in pip's hash-checking form: {@code name==version} and one hash or more for each. */
final class PythonPins {
    private static final Pattern REQUIREMENT = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)==([^\\s;\\\\]+).*");
    private static final Pattern HASH = Pattern.compile("--hash=(sha256:[0-9a-f]{64})");

    private PythonPins() {}

    static List<Pin> of(TextFile file) {
        List<Pin> pins = new ArrayList<>();
        for (int i = 0; i < file.lines().size(); i++) {
            Matcher matcher = REQUIREMENT.matcher(file.lines().get(i));
            if (matcher.matches()) {
                pins.add(new Pin(
                        Kind.PYTHON, matcher.group(1), matcher.group(2), file.place(i), hashes(file.lines(), i)));
            }
        }
        return pins;
    }

    /** The first of the hashes, and how many there are: one for each kind of machine. */
    private static Optional<String> hashes(List<String> lines, int first) {
        List<String> found = new ArrayList<>();
        int i = first;
        do {
            Matcher matcher = HASH.matcher(lines.get(i));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        } while (lines.get(i++).stripTrailing().endsWith("\\") && i < lines.size());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.getFirst() + (found.size() == 1 ? "" : " and %d more".formatted(found.size() - 1)));
    }
}
