package dev.mt.routeros.script;

import dev.mt.core.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the scripts that come with the program.
 *
 * @param name {@code setup}, {@code update-tailscale}, …
 * @param text its source: bytes as characters, as RouterOS reads it
 */
public record RouterScript(String name, String text) {
    /** All there are, in the order in which somebody meets them. */
    public static final List<String> NAMES = List.of("setup", "update-tailscale", "ram", "status", "remove");

    /** Behind this line nothing is for its user to change. */
    private static final String END = "# --- end of the settings ---";

    private static final Pattern SETTING =
            Pattern.compile("^:local ([A-Za-z0-9]+) (\"[^\"\\n]*\"|[^\\s{\"]+)$", Pattern.MULTILINE);

    public RouterScript {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(text, "text is null");
    }

    /**
     * Reads one.
     *
     * @throws Failure if there is none of that name
     */
    public static RouterScript named(String name) {
        String plain = name.endsWith(".rsc") ? name.substring(0, name.length() - 4) : name;
        if (!NAMES.contains(plain)) {
            throw Failure.usage(
                    "there is no script for routers called " + name, "there are " + String.join(", ", NAMES));
        }
        try (InputStream in = Objects.requireNonNull(
                RouterScript.class.getResourceAsStream(plain + ".rsc"), "the program lacks its scripts")) {
            return new RouterScript(plain, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int end() {
        int end = text.indexOf(END);
        return end < 0 ? text.length() : end;
    }

    /** The names of the settings on top of it, in order. */
    public List<String> settings() {
        return SETTING.matcher(text.substring(0, end()))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /**
     * The same with another value of a setting.
     *
     * @param value as a person writes it: {@code true}, {@code 5m}, a text without quotes
     * @throws Failure if there is no such setting, or the value is none for it
     */
    public RouterScript with(String setting, String value) {
        Matcher matcher = SETTING.matcher(text);
        while (matcher.find() && matcher.start() < end()) {
            if (matcher.group(1).equals(setting)) {
                String before = matcher.group(2);
                String written = before.startsWith("\"") ? quoted(setting, value) : plain(setting, before, value);
                return new RouterScript(
                        name, text.substring(0, matcher.start(2)) + written + text.substring(matcher.end(2)));
            }
        }
        throw Failure.usage(name + ".rsc has no setting " + setting, "it has " + String.join(", ", settings()));
    }

    private static String quoted(String setting, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw Failure.usage(
                    "the value of " + setting + " has characters that a router's console does not take",
                    "write it in ASCII, in one line");
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
    }

    private static String plain(String setting, String before, String value) {
        boolean truth = before.equals("true") || before.equals("false");
        boolean good =
                truth ? value.equals("true") || value.equals("false") : value.matches("[0-9]+([smhdw][0-9smhd]*)?");
        if (!good) {
            throw Failure.usage(
                    "%s=%s is not understood".formatted(setting, value),
                    truth ? "say true or false" : "say a number or a time, such as " + before);
        }
        return value;
    }
}
