package dev.mt.elf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The package of every function of a program. Where a name does not say it ({@code memeqbody}, assembly), it is the package
 * that most other functions of the same compilation unit belong to: a unit is all Go files of a package, or one of its
 * assembly files.
 */
public final class FunctionPackages {
    /** Functions whose package cannot be told. */
    public static final String UNKNOWN = "(unknown)";

    private FunctionPackages() {}

    /** For each function by its index the path of its package, {@code type:}, {@code go:} or {@link #UNKNOWN}. */
    public static List<String> of(GoTables tables) {
        Map<Long, String> units = units(tables);
        List<String> packages = new ArrayList<>();
        for (GoFunction function : tables.functions()) {
            packages.add(GoNames.packageOf(function.name())
                    .orElseGet(() -> units.getOrDefault(function.record().unit(), UNKNOWN)));
        }
        return packages;
    }

    private static Map<Long, String> units(GoTables tables) {
        Map<Long, Map<String, Integer>> counts = new HashMap<>();
        for (GoFunction function : tables.functions()) {
            // Generic functions are compiled where they are used.
            if (function.record().unit() != FunctionRecord.NONE
                    && function.name().indexOf('[') < 0) {
                named(function).ifPresent(name -> counts.computeIfAbsent(
                                function.record().unit(), unit -> new HashMap<>())
                        .merge(name, 1, Integer::sum));
            }
        }
        Map<Long, String> units = new HashMap<>();
        counts.forEach((unit, names) -> units.put(unit, mostFrequent(names)));
        return units;
    }

    private static Optional<String> named(GoFunction function) {
        return GoNames.packageOf(function.name())
                .filter(name -> !name.equals(GoNames.TYPES) && !name.equals(GoNames.GENERATED));
    }

    private static String mostFrequent(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(UNKNOWN);
    }
}
