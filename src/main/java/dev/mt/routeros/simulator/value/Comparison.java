package dev.mt.routeros.simulator.value;

import java.util.Iterator;
import java.util.Optional;

/** How values compare. Values of different types are not equal, but for a few that RouterOS takes for the same. */
public final class Comparison {
    private Comparison() {}

    /** {@code =}: nothing, nil and the empty text are equal, and times equal to numbers of seconds. */
    public static boolean areEqual(Value left, Value right) {
        if (left.equals(right)) {
            return true;
        }
        if (isBlank(left) || isBlank(right)) {
            return isBlank(left) && isBlank(right);
        }
        return switch (left) {
            case Num number when right instanceof Time time -> number.number() * 1_000_000_000L == time.nanos();
            case Time time when right instanceof Num number -> number.number() * 1_000_000_000L == time.nanos();
            case Id id when right instanceof Str text -> id.print().equals(text.text());
            case Str text when right instanceof Id id -> id.print().equals(text.text());
            case Array array
            when right instanceof Array other ->
                array.size() == other.size()
                        && array.keyed().keySet().equals(other.keyed().keySet())
                        && firstDifference(array, other) == 0;
            default -> false;
        };
    }

    private static boolean isBlank(Value value) {
        return value.isEmpty() || (value instanceof Str text && text.text().isEmpty());
    }

    /**
     * Which of two values is more: negative, zero or positive.
     *
     * @param question {@code more} or {@code less}, for the words of the error
     * @param arraysToo whether arrays compare, element by element: from 7.24
     * @throws ValueError if they do not compare
     */
    public static int compare(Value left, Value right, String question, boolean arraysToo) {
        switch (left) {
            case Num one
            when right instanceof Num two -> {
                return Long.compare(one.number(), two.number());
            }
            case Str one
            when right instanceof Str two -> {
                return one.text().compareTo(two.text());
            }
            case Time one
            when right instanceof Time two -> {
                return Long.compare(one.nanos(), two.nanos());
            }
            case Ip one
            when right instanceof Ip two -> {
                return Long.compare(one.number(), two.number());
            }
            case Ip6 one
            when right instanceof Ip6 two -> {
                int high = Long.compareUnsigned(one.high(), two.high());
                return high != 0 ? high : Long.compareUnsigned(one.low(), two.low());
            }
            case Id one
            when right instanceof Id two -> {
                return Long.compare(one.number(), two.number());
            }
            case Bool one
            when right instanceof Bool two -> {
                return one.compareTo(two);
            }
            case Num one
            when right instanceof Time two -> {
                return Long.compare(one.number(), two.seconds());
            }
            case Time one
            when right instanceof Num two -> {
                return Long.compare(one.seconds(), two.number());
            }
            case Array one
            when right instanceof Array two && arraysToo -> {
                int difference = firstDifference(one, two);
                return difference != 0 ? difference : Integer.compare(one.size(), two.size());
            }
            case Str one
            when !(right instanceof Array) -> {
                Optional<Value> same = Conversions.sameTypeAs(right, one.text());
                if (same.isPresent()) {
                    return compare(same.get(), right, question, arraysToo);
                }
            }
            default -> {
                if (right instanceof Str two && !(left instanceof Array)) {
                    Optional<Value> same = Conversions.sameTypeAs(left, two.text());
                    if (same.isPresent()) {
                        return compare(left, same.get(), question, arraysToo);
                    }
                }
            }
        }
        throw new ValueError("cannot compare if " + Nouns.of(left) + " is " + question + " than " + Nouns.of(right));
    }

    private static int firstDifference(Array one, Array two) {
        Iterator<Value> others = two.values().iterator();
        for (Value each : one.values()) {
            if (!others.hasNext()) {
                return 1;
            }
            Value other = others.next();
            if (!areEqual(each, other)) {
                try {
                    int difference = compare(each, other, "more", true);
                    return difference == 0 ? 1 : difference;
                } catch (ValueError e) {
                    return each.typeName().compareTo(other.typeName()) < 0 ? -1 : 1;
                }
            }
        }
        return 0;
    }
}
