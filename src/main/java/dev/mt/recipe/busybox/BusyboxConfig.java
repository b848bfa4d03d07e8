package dev.mt.recipe.busybox;

import dev.mt.core.Failure;
import dev.mt.core.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What busybox is asked for: symbols of its configuration and their values ({@code y}, a number or a quoted text), from
 * {@code applets.txt} and {@code config}.
 *
 * @param symbols names without {@code CONFIG_}
 */
record BusyboxConfig(Map<String, String> symbols) {
    private static final Pattern LINE = Pattern.compile("(?:# )?CONFIG_(\\w+)(?:=.*| is not set)");

    BusyboxConfig {
        symbols = Map.copyOf(symbols);
    }

    /** Reads the two files. */
    static BusyboxConfig read(Path applets, Path config) throws IOException {
        Map<String, String> symbols = new LinkedHashMap<>();
        for (String[] words : words(applets)) {
            put(symbols, words.length > 1 ? words[1] : words[0].toUpperCase(Locale.ROOT), "y", applets);
        }
        for (String[] words : words(config)) {
            put(symbols, words[0], words.length > 1 ? words[1] : "y", config);
        }
        return new BusyboxConfig(symbols);
    }

    /** The lines of a file that are not comments, each cut at its first space. */
    private static List<String[]> words(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", 2))
                .toList();
    }

    private static void put(Map<String, String> symbols, String symbol, String value, Path file) {
        if (symbols.putIfAbsent(symbol, value) != null) {
            throw Failure.of("%s names %s, which was named before".formatted(file, symbol), "take one of the two away");
        }
    }

    /** Sets the symbols in a {@code .config} that {@code make allnoconfig} made. */
    void applyTo(Path file) throws IOException {
        Set<String> missing = new TreeSet<>(symbols.keySet());
        Set<String> known = new TreeSet<>();
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                lines.add(line);
                continue;
            }
            String symbol = matcher.group(1);
            known.add(symbol);
            missing.remove(symbol);
            String value = symbols.get(symbol);
            lines.add(value == null ? line : "CONFIG_" + symbol + "=" + value);
        }
        if (!missing.isEmpty()) {
            String first = missing.iterator().next();
            throw Failure.of(
                    "busybox knows no symbol %s, which image/busybox asks for".formatted(String.join(", ", missing)),
                    Suggestion.nearest(first, known)
                            .map(near -> "did you mean " + near + "?")
                            .orElse(""));
        }
        Files.write(file, lines);
    }

    /** Checks that {@code make oldconfig} left every symbol as it was asked for. */
    void check(Path file) throws IOException {
        Set<String> lines = Set.copyOf(Files.readAllLines(file));
        List<String> lost = symbols.entrySet().stream()
                .filter(entry -> !lines.contains("CONFIG_" + entry.getKey() + "=" + entry.getValue()))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .toList();
        if (!lost.isEmpty()) {
            throw Failure.of(
                    "busybox's configuration does not keep %s".formatted(String.join(", ", lost)),
                    "something it depends on is off: see Config.in of busybox, and add that to image/busybox/config");
        }
    }
}
