package dev.mt.routeros.simulator.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What the operators make of values. Numbers have 64 bits and wrap around; a text that is a number counts as one; nothing
 * counts as none.
 */
public final class Arithmetic {
    private Arithmetic() {}

    /** {@code +}: numbers, times, an address and a number. */
    public static Value add(Value left, Value right) {
        if (left instanceof Num one && right instanceof Num two) {
            return Num.of(one.number() + two.number());
        }
        Value a = operand(left);
        Value b = operand(right);
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return switch (a) {
            case Num one when b instanceof Num two -> Num.of(one.number() + two.number());
            case Time one when b instanceof Time two -> new Time(one.nanos() + two.nanos());
            case Time one when b instanceof Num two -> new Time(one.nanos() + seconds(two));
            case Num one when b instanceof Time two -> new Time(seconds(one) + two.nanos());
            case Ip one when b instanceof Num two -> new Ip((int) (one.number() + two.number()));
            case Num one when b instanceof Ip two -> new Ip((int) (one.number() + two.number()));
            case Ip6 one when b instanceof Num two -> plus(one, two.number());
            case Num one when b instanceof Ip6 two -> plus(two, one.number());
            default -> throw new ValueError("cannot add " + Nouns.of(left) + " to " + Nouns.of(right));
        };
    }

    /** {@code -}: numbers, times, addresses (a number), an address and a number. */
    public static Value subtract(Value left, Value right) {
        if (left instanceof Num one && right instanceof Num two) {
            return Num.of(one.number() - two.number());
        }
        Value a = operand(left);
        Value b = operand(right);
        if (b.isEmpty()) {
            return a;
        }
        if (a.isEmpty()) {
            return negate(b);
        }
        return switch (a) {
            case Num one when b instanceof Num two -> Num.of(one.number() - two.number());
            case Time one when b instanceof Time two -> new Time(one.nanos() - two.nanos());
            case Time one when b instanceof Num two -> new Time(one.nanos() - seconds(two));
            case Num one when b instanceof Time two -> new Time(seconds(one) - two.nanos());
            case Ip one when b instanceof Ip two -> Num.of(one.number() - two.number());
            case Ip one when b instanceof Num two -> new Ip((int) (one.number() - two.number()));
            case Ip6 one when b instanceof Num two -> plus(one, -two.number());
            default -> throw new ValueError("cannot subtract " + Nouns.of(right) + " from " + Nouns.of(left));
        };
    }

    /** {@code *}: numbers, a time and a number. */
    public static Value multiply(Value left, Value right) {
        Value a = operand(left);
        Value b = operand(right);
        return switch (a) {
            case Num one when b instanceof Num two -> Num.of(one.number() * two.number());
            case Time one when b instanceof Num two -> new Time(one.nanos() * two.number());
            case Num one when b instanceof Time two -> new Time(one.number() * two.nanos());
            default -> throw new ValueError("cannot multiply " + Nouns.of(left) + " by " + Nouns.of(right));
        };
    }

    /** {@code /}: numbers, a time and a number, times (a number); towards zero. */
    public static Value divide(Value left, Value right) {
        Value a = operand(left);
        Value b = operand(right);
        if ((b instanceof Num two && two.number() == 0) || (b instanceof Time time && time.nanos() == 0)) {
            throw new ValueError("division by zero");
        }
        return switch (a) {
            case Num one when b instanceof Num two -> Num.of(one.number() / two.number());
            case Time one when b instanceof Num two -> new Time(one.nanos() / two.number());
            case Time one when b instanceof Time two -> Num.of(one.nanos() / two.nanos());
            default -> throw new ValueError("cannot divide " + Nouns.of(left) + " by " + Nouns.of(right));
        };
    }

    /** {@code %}: numbers, times. */
    public static Value remainder(Value left, Value right) {
        Value a = operand(left);
        Value b = operand(right);
        if ((b instanceof Num two && two.number() == 0) || (b instanceof Time time && time.nanos() == 0)) {
            throw new ValueError("division by zero");
        }
        return switch (a) {
            case Num one when b instanceof Num two -> Num.of(one.number() % two.number());
            case Time one when b instanceof Time two -> new Time(one.nanos() % two.nanos());
            default -> throw new ValueError("cannot divide " + Nouns.of(left) + " by " + Nouns.of(right));
        };
    }

    /** {@code -} before a value. */
    public static Value negate(Value value) {
        return switch (operand(value)) {
            case Num number -> Num.of(-number.number());
            case Time time -> new Time(-time.nanos());
            default -> throw new ValueError("cannot negate " + Nouns.of(value));
        };
    }

    /** {@code ~} before a value. */
    public static Value invert(Value value) {
        return switch (operand(value)) {
            case Num number -> Num.of(~number.number());
            case Ip address -> new Ip(~address.bits());
            case Ip6 address -> new Ip6(~address.high(), ~address.low());
            default -> throw new ValueError("cannot invert " + Nouns.of(value));
        };
    }

    /** {@code & | ^ << >>} of numbers, and of an IPv4 address with another or with a number. */
    public static Value bits(char operator, Value left, Value right) {
        Value a = operand(left);
        Value b = operand(right);
        boolean address = a instanceof Ip || (b instanceof Ip && operator != '<' && operator != '>');
        if (!isBits(a) || !isBits(b)) {
            throw new ValueError("cannot do bit operation on " + Nouns.of(left) + " and " + Nouns.of(right));
        }
        long one = bitsOf(a);
        long two = bitsOf(b);
        long result =
                switch (operator) {
                    case '&' -> one & two;
                    case '|' -> one | two;
                    case '^' -> one ^ two;
                    case '<' -> two > 63 ? 0 : one << two;
                    default -> two > 63 ? 0 : one >> two;
                };
        return address ? new Ip((int) result) : Num.of(result);
    }

    /** {@code .}: texts one after the other; with an array, each of its elements with the other value. */
    public static Value concatenate(Value left, Value right) {
        if (left instanceof Array array) {
            return right instanceof Array other
                    ? each(array, item -> concatenate(item, other))
                    : each(array, item -> concatenate(item, right));
        }
        if (right instanceof Array array) {
            return each(array, item -> concatenate(left, item));
        }
        return Size.checked(Str.of(Conversions.text(left).concat(Conversions.text(right))));
    }

    private static Array each(Array array, UnaryOperator<Value> change) {
        List<Value> items = new ArrayList<>();
        long bytes = 0;
        for (Value item : array.items()) {
            Value changed = change.apply(item);
            items.add(changed);
            bytes += Size.of(changed);
            Size.check(bytes);
        }
        Map<String, Value> keyed = new TreeMap<>();
        for (Map.Entry<String, Value> item : array.keyed().entrySet()) {
            Value changed = change.apply(item.getValue());
            keyed.put(item.getKey(), changed);
            bytes += Size.of(changed);
            Size.check(bytes);
        }
        return Array.of(items, keyed);
    }

    /** {@code ,}: the elements of both; what is no array is one element. */
    public static Array append(Value left, Value right) {
        Array start = left instanceof Array array ? array : Array.of(left);
        return right instanceof Array array ? start.plusAll(array) : start.plus(right);
    }

    /** {@code in}: an address or a prefix in a prefix, a value in an array. */
    public static boolean isIn(Value left, Value right) {
        return switch (right) {
            case IpPrefix prefix ->
                switch (left) {
                    case Ip address -> prefix.contains(address);
                    case IpPrefix other -> prefix.contains(other);
                    default -> throw cannotBeIn(left, right);
                };
            case Ip6Prefix prefix ->
                switch (left) {
                    case Ip6 address -> prefix.contains(address);
                    case Ip6Prefix other -> prefix.contains(other);
                    default -> throw cannotBeIn(left, right);
                };
            case Array array -> array.values().stream().anyMatch(item -> Comparison.areEqual(left, item));
            case Ip address -> Comparison.areEqual(left, address);
            default -> throw cannotBeIn(left, right);
        };
    }

    private static ValueError cannotBeIn(Value left, Value right) {
        return new ValueError("cannot test if " + Nouns.of(left) + " is in " + Nouns.of(right));
    }

    /** {@code ->}: the element of a key or a position. */
    public static Value element(Value container, Value key) {
        if (!(container instanceof Array array)) {
            return Nothing.NOTHING;
        }
        return key instanceof Num number ? array.at(number.number()) : array.get(Conversions.text(key));
    }

    /** A text that is a number counts as one. */
    private static Value operand(Value value) {
        if (value instanceof Str text) {
            Optional<Num> number = Literals.number(text.text());
            if (number.isPresent()) {
                return number.get();
            }
        }
        return value;
    }

    private static boolean isBits(Value value) {
        return value instanceof Num || value instanceof Ip;
    }

    private static long bitsOf(Value value) {
        return value instanceof Ip address ? address.number() : ((Num) value).number();
    }

    private static long seconds(Num number) {
        return number.number() * 1_000_000_000L;
    }

    private static Ip6 plus(Ip6 address, long number) {
        long low = address.low() + number;
        long high = address.high();
        if (number >= 0 && Long.compareUnsigned(low, address.low()) < 0) {
            high++;
        } else if (number < 0 && Long.compareUnsigned(low, address.low()) > 0) {
            high--;
        }
        return new Ip6(high, low);
    }
}
