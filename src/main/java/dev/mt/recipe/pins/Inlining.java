package dev.mt.recipe.pins;

import dev.mt.core.toml.TomlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where the compiler may put a function's code into its callers: it makes a binary larger, and the way of a packet faster.
 *
 * <p>A package that is compiled without inlining neither takes in functions nor lends its own to other packages, so a hot
 * package gains nothing from a small function unless the package of that function is listed too
 * ({@code cmd/compile/internal/inline}, Go 1.27).
 *
 * @param elsewhere the compiler's flags for all packages that are not listed, such as {@code -l}; empty for the compiler's
 *     own choice everywhere
 * @param packages import paths of the packages that are compiled with the compiler's own choice, and why
 */
public record Inlining(String elsewhere, Map<String, String> packages) {
    /** The table's name in {@code [tailscale]}. */
    static final String TABLE = "inlining";

    /** What there is without a table: the compiler's own choice. */
    public static final Inlining EVERYWHERE = new Inlining("", Map.of());

    private static final Pattern FLAGS = Pattern.compile("(-[a-z0-9/=,.]+( -[a-z0-9/=,.]+)*)?");
    private static final Pattern IMPORT_PATH = Pattern.compile("(?!.*[.]{3})[\\w.~-]+(/[\\w.~-]+)*");

    public Inlining {
        Objects.requireNonNull(elsewhere, "elsewhere is null");
        packages = Map.copyOf(packages);
    }

    /** Reads the table, if there is one. */
    static Inlining in(TomlTable tailscale) {
        if (!tailscale.node().has(TABLE)) {
            return EVERYWHERE;
        }
        TomlTable table = tailscale.table(TABLE).only("elsewhere", "packages");
        String elsewhere = table.string("elsewhere");
        if (!FLAGS.matcher(elsewhere).matches()) {
            throw table.refused("elsewhere", "is no list of compiler flags: " + elsewhere, "write \"-l\", or nothing");
        }
        Map<String, String> packages = table.texts("packages");
        packages.keySet().forEach(path -> {
            if (!IMPORT_PATH.matcher(path).matches()) {
                throw table.table("packages")
                        .refused(path, "is no import path", "write one package, without wildcards");
            }
        });
        return new Inlining(elsewhere, packages);
    }

    /**
     * The flags of {@code go build}, in one order. Of flags for the same package the last counts, and an empty one gives
     * back the compiler's own choice ({@code go help build}: {@code -gcflags}).
     */
    public List<String> flags() {
        if (elsewhere.isEmpty()) {
            return List.of();
        }
        List<String> flags = new ArrayList<>();
        flags.add("-gcflags=all=" + elsewhere);
        for (String path : new TreeSet<>(packages.keySet())) {
            flags.add("-gcflags=" + path + "=");
        }
        return List.copyOf(flags);
    }
}
