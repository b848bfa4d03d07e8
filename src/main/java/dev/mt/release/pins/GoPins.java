package dev.mt.release.pins;

import dev.mt.release.pins.Pin.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pins of a go.mod with the go.sum beside it (Go modules reference, "go.mod files"); indirect ones come by themselves. */
final class GoPins {
    private static final Pattern REQUIRE =
            Pattern.compile("\\s*(?:require\\s+)?([a-z0-9.-]+\\.[a-z]+\\S*)\\s+(v\\d\\S*)\\s*(//.*)?");
    private static final Pattern TOOLCHAIN = Pattern.compile("\\s*toolchain\\s+go(\\d\\S*)\\s*(?://.*)?");
    private static final Pattern OTHER_BLOCK = Pattern.compile("\\s*(?:exclude|replace|retract|tool|ignore)\\s*\\(.*");

    private GoPins() {}

    static List<Pin> of(Path root, TextFile file) {
        TextFile sums = file.beside(root, "go.sum");
        List<Pin> pins = new ArrayList<>();
        boolean skipped = false;
        for (int i = 0; i < file.lines().size(); i++) {
            String line = file.lines().get(i);
            skipped = skipped
                    ? !line.strip().startsWith(")")
                    : OTHER_BLOCK.matcher(line).matches();
            Matcher toolchain = TOOLCHAIN.matcher(line);
            Matcher require = REQUIRE.matcher(line);
            if (toolchain.matches()) {
                pins.add(new Pin(Kind.GO_TOOLCHAIN, "go", toolchain.group(1), file.place(i), Optional.empty()));
            } else if (!skipped
                    && require.matches()
                    && !String.valueOf(require.group(3)).contains("indirect")) {
                String module = require.group(1);
                String version = require.group(2);
                pins.add(new Pin(
                        Kind.GO_MODULE, module, version, file.place(i), sum(sums, module + " " + version + " ")));
            }
        }
        return pins;
    }

    private static Optional<String> sum(TextFile sums, String start) {
        return sums.lines().stream()
                .filter(line -> line.startsWith(start + "h1:"))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }
}
