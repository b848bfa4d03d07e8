package dev.mt.routeros.simulator.value;

import java.util.Optional;

/** The values that words without quotes are: {@code 5}, {@code 1h}, {@code 10.0.0.0/8}, {@code *1A}; else a text. */
public final class Literals {
    private Literals() {}

    /** The value of a word. */
    public static Value of(String word) {
        if (word.isEmpty()) {
            return Str.EMPTY;
        }
        switch (word) {
            case "yes", "true" -> {
                return Bool.TRUE;
            }
            case "no", "false" -> {
                return Bool.FALSE;
            }
            default -> {}
        }
        char first = word.charAt(0);
        if (first == '*') {
            return id(word).<Value>map(value -> value).orElse(Str.of(word));
        }
        boolean mayBeNumber = (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
        if (mayBeNumber) {
            Optional<? extends Value> value = number(word);
            if (value.isEmpty()) {
                value = Times.parse(word);
            }
            if (value.isEmpty()) {
                value = Addresses.ip(word);
            }
            if (value.isEmpty()) {
                value = Addresses.ipPrefix(word);
            }
            if (value.isPresent()) {
                return value.get();
            }
        }
        if (word.indexOf(':') >= 0) {
            Optional<? extends Value> value = Addresses.ip6(word);
            if (value.isEmpty()) {
                value = Addresses.ip6Prefix(word);
            }
            if (value.isPresent()) {
                return value.get();
            }
        }
        return Str.of(word);
    }

    /** A number in digits, or in hexadecimal after {@code 0x}, perhaps with a sign. */
    public static Optional<Num> number(String word) {
        int start = word.startsWith("-") || word.startsWith("+") ? 1 : 0;
        boolean hexadecimal = word.startsWith("0x", start) || word.startsWith("0X", start);
        String digits = word.substring(hexadecimal ? start + 2 : start);
        if (digits.isEmpty() || digits.length() > (hexadecimal ? 16 : 19)) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char each = digits.charAt(i);
            int digit = each < 128 ? Character.digit(each, hexadecimal ? 16 : 10) : -1;
            if (digit < 0) {
                return Optional.empty();
            }
            number = number * (hexadecimal ? 16 : 10) + digit;
        }
        boolean tooLarge = number < 0 && !hexadecimal && !(word.startsWith("-") && number == Long.MIN_VALUE);
        return tooLarge ? Optional.empty() : Optional.of(Num.of(word.startsWith("-") ? -number : number));
    }

    /** The number of a row: {@code *1A}. */
    public static Optional<Id> id(String word) {
        if (word.length() < 2 || word.length() > 9 || word.charAt(0) != '*') {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 1; i < word.length(); i++) {
            char each = word.charAt(i);
            int digit = each < 128 ? Character.digit(each, 16) : -1;
            if (digit < 0) {
                return Optional.empty();
            }
            number = number * 16 + digit;
        }
        return Optional.of(new Id(number));
    }
}
