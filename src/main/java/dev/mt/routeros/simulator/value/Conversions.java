package dev.mt.routeros.simulator.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code :tonum}, {@code :toip} and their kin make of values; nil where they cannot. */
public final class Conversions {
    private Conversions() {}

    /** The text of a value in {@code .}, in {@code "…$name…"} and by {@code :tostr}. */
    public static String text(Value value) {
        return switch (value) {
            case Str text -> text.text();
            case Code code when code.typeName().equals("code") -> "(code)";
            default -> value.print();
        };
    }

    /** {@code :tonum}. */
    public static Value toNumber(Value value) {
        return switch (value) {
            case Num number -> number;
            case Str text -> orNil(Literals.number(text.text().strip()));
            case Bool truth -> Num.of(truth.truth() ? 1 : 0);
            case Time time -> Num.of(time.seconds());
            case Ip address -> Num.of(address.number());
            case Id id -> Num.of(id.number());
            default -> Nil.NIL;
        };
    }

    /** {@code :tobool}. */
    public static Value toBool(Value value) {
        return switch (value) {
            case Bool truth -> truth;
            case Num number -> Bool.of(number.number() != 0);
            case Str text ->
                switch (text.text()) {
                    case "true", "yes" -> Bool.TRUE;
                    case "false", "no" -> Bool.FALSE;
                    default -> Nil.NIL;
                };
            default -> Nil.NIL;
        };
    }

    /** {@code :toid}. */
    public static Value toId(Value value) {
        return switch (value) {
            case Id id -> id;
            case Num number when number.number() >= 0 && number.number() <= 0xFFFF_FFFFL -> new Id(number.number());
            case Str text -> orNil(Literals.id(text.text()));
            case Array array ->
                Array.of(array.items().stream().map(Conversions::toId).toList());
            default -> Nil.NIL;
        };
    }

    /** {@code :toip}. */
    public static Value toIp(Value value) {
        return switch (value) {
            case Ip address -> address;
            case Num number
            when number.number() >= 0 && number.number() <= 0xFFFF_FFFFL -> new Ip((int) number.number());
            case Str text -> orNil(Addresses.ip(text.text()));
            default -> Nil.NIL;
        };
    }

    /** {@code :toip6}. */
    public static Value toIp6(Value value) {
        return switch (value) {
            case Ip6 address -> address;
            case Str text -> orNil(Addresses.ip6(text.text()));
            default -> Nil.NIL;
        };
    }

    /** {@code :totime}: a number is seconds. */
    public static Value toTime(Value value) {
        return switch (value) {
            case Time time -> time;
            case Num number when Math.abs(number.number()) < 4_000_000_000L -> Time.ofSeconds(number.number());
            case Str text -> {
                Optional<Num> number = Literals.number(text.text());
                yield number.isPresent() ? toTime(number.get()) : orNil(Times.parse(text.text()));
            }
            default -> Nil.NIL;
        };
    }

    /** {@code :toarray}: a text is split at commas, or at a delimiter of one's own. */
    public static Array toArray(Value value, String delimiter) {
        return switch (value) {
            case Array array -> array;
            case Nothing nothing -> Array.EMPTY;
            case Nil nil -> Array.EMPTY;
            case Str text -> split(text.text(), delimiter);
            default -> Array.of(value);
        };
    }

    private static Array split(String text, String delimiter) {
        if (text.isEmpty()) {
            return Array.EMPTY;
        }
        List<Value> items = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(delimiter); end >= 0; end = text.indexOf(delimiter, start)) {
            items.add(Str.of(text.substring(start, end)));
            start = end + delimiter.length();
        }
        items.add(Str.of(text.substring(start)));
        return Array.of(items);
    }

    /** {@code :tonsec}: nanoseconds of a time. */
    public static Value toNanoseconds(Value value) {
        return toTime(value) instanceof Time time ? Num.of(time.nanos()) : Nil.NIL;
    }

    /** What a text is as a value of another's type, if it can be one. */
    static Optional<Value> sameTypeAs(Value other, String text) {
        return switch (other) {
            case Num number -> Literals.number(text).map(value -> value);
            case Time time -> Times.parse(text).map(value -> value);
            case Ip address -> Addresses.ip(text).map(value -> value);
            case Ip6 address -> Addresses.ip6(text).map(value -> value);
            default -> Optional.empty();
        };
    }

    private static Value orNil(Optional<? extends Value> value) {
        return value.isPresent() ? value.get() : Nil.NIL;
    }
}
