package dev.mt.routeros.simulator.router;

import dev.mt.routeros.schema.ArgumentType;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Ip;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Time;
import dev.mt.routeros.simulator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The types of properties that matter. */
final class Types {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern IP4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern IP6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private Types() {}

    /** Any text. */
    static final PropertyType TEXT = (given, name) -> Str.of(text(given));

    /** Yes or no. */
    static final PropertyType BOOL = (given, name) -> switch (text(given)) {
        case "yes", "true" -> Bool.TRUE;
        case "no", "false" -> Bool.FALSE;
        default -> throw ScriptError.invalidValue(name);
    };

    /** A whole number. */
    static final PropertyType NUM = (given, name) -> {
        String text = text(given);
        if (!NUMBER.matcher(text).matches()) {
            throw ScriptError.invalidValue(name);
        }
        return Num.of(Long.parseLong(text));
    };

    /** An interval. */
    static final PropertyType TIME = (given, name) -> given instanceof Time
            ? given
            : Intervals.read(text(given)).<Value>map(t -> t).orElseThrow(() -> ScriptError.invalidValue(name));

    /** A number of bytes, with units of 1024 as the console takes them: {@code 64M}; it is kept as a number. */
    static final PropertyType BYTES = (given, name) -> {
        String text = text(given).replaceFirst("(?i)i?b$", "");
        if (!text.matches("[0-9]{1,12}[kKmMgG]?")) {
            throw ScriptError.invalidValue(name);
        }
        int shift =
                switch (Character.toLowerCase(text.charAt(text.length() - 1))) {
                    case 'k' -> 10;
                    case 'm' -> 20;
                    case 'g' -> 30;
                    default -> 0;
                };
        return Num.of(Long.parseLong(shift == 0 ? text : text.substring(0, text.length() - 1)) << shift);
    };

    /** An IPv4 address. */
    static final PropertyType IP = (given, name) ->
            given instanceof Ip ? given : ip4(text(given)).<Value>map(t -> t).orElseThrow(() -> invalid(name));

    /** An IPv4 or IPv6 address, kept as text. */
    static final PropertyType ANY_IP = (given, name) -> {
        String text = text(given);
        if (!isAddress(text)) {
            throw invalid(name);
        }
        return Str.of(text);
    };

    static boolean isAddress(String text) {
        return ip4(text).isPresent() || IP6.matcher(text).matches();
    }

    /** An IPv4 address with the length of its network, 32 if none is written: {@code 172.20.0.1/24}. Host bits stay. */
    static final PropertyType IP_WITH_LENGTH = (given, name) -> {
        String text = text(given);
        int slash = text.indexOf('/');
        String length = slash < 0 ? "32" : text.substring(slash + 1);
        boolean good = ip4(slash < 0 ? text : text.substring(0, slash)).isPresent()
                && length.matches("[0-9]{1,2}")
                && Integer.parseInt(length) <= 32;
        if (!good) {
            throw invalid(name);
        }
        return Str.of(slash < 0 ? text + "/32" : text);
    };

    /** An IPv6 address with the length of its network, 64 if none is written. */
    static final PropertyType IP6_WITH_LENGTH = (given, name) -> ip6(given, name, "/64");

    /** An IPv6 network; a single address is one of 128 bits. */
    static final PropertyType IP6_NETWORK = (given, name) -> ip6(given, name, "/128");

    private static Value ip6(Value given, String name, String usual) {
        String text = text(given);
        int slash = text.indexOf('/');
        String length = slash < 0 ? usual.substring(1) : text.substring(slash + 1);
        boolean good = IP6.matcher(slash < 0 ? text : text.substring(0, slash)).matches()
                && length.matches("[0-9]{1,3}")
                && Integer.parseInt(length) <= 128;
        if (!good) {
            throw invalid(name);
        }
        return Str.of(slash < 0 ? text + usual : text);
    }

    /** Names with commas between them, kept as text. */
    static final PropertyType NAMES = (given, name) -> Str.of(String.join(",", items(given)));

    /** Texts with commas between them, kept as an array. */
    static final PropertyType LIST = (given, name) ->
            Array.of(items(given).stream().map(item -> (Value) Str.of(item)).toList());

    /** What the schema says nothing of: yes and no are truths, digits are numbers, all else is text. */
    static final PropertyType ANY = (given, name) -> {
        String text = text(given);
        if (given instanceof Bool || text.equals("yes") || text.equals("no")) {
            return Bool.of(text.equals("yes") || text.equals("true"));
        }
        return NUMBER.matcher(text).matches() ? Num.of(Long.parseLong(text)) : Str.of(text);
    };

    /** One of some words. */
    static PropertyType word(String... words) {
        List<String> known = List.of(words);
        return (given, name) -> {
            String text = text(given);
            if (!known.contains(text)) {
                throw ScriptError.noValueOf(name);
            }
            return Str.of(text);
        };
    }

    /** What the schema says of an argument. */
    static PropertyType of(ArgumentType type) {
        return switch (type.kind()) {
            case UNKNOWN -> ANY;
            case STR, HEX, SCRIPT, MAC -> TEXT;
            case NUM -> NUM;
            case TIME -> TIME;
            case IP -> IP;
            case IP_OR_NONE, IP_OR_UNSPECIFIED, IP_PREFIX, IP_RANGE, IP6_PREFIX -> TEXT;
            case SET -> NAMES;
        };
    }

    static ScriptError invalid(String name) {
        return ScriptError.invalidValue(name);
    }

    /** A value as text; the elements of an array with commas between. */
    static String text(Value value) {
        if (!(value instanceof Array array)) {
            return value.print();
        }
        StringJoiner joined = new StringJoiner(",");
        array.values().forEach(each -> joined.add(each.print()));
        return joined.toString();
    }

    /** The elements of an array, or of a text with commas. */
    static List<String> items(Value value) {
        List<String> items = new ArrayList<>();
        String text = text(value);
        if (!text.isEmpty()) {
            for (String item : text.split(",", -1)) {
                items.add(item.strip());
            }
        }
        return items;
    }

    static Optional<Ip> ip4(String text) {
        if (text.isEmpty() || text.charAt(0) > '9') {
            return Optional.empty();
        }
        var parts = IP4.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int bits = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(parts.group(i));
            if (part > 255) {
                return Optional.empty();
            }
            bits = bits << 8 | part;
        }
        return Optional.of(new Ip(bits));
    }
}
