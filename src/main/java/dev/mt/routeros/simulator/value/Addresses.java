package dev.mt.routeros.simulator.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads IP addresses and prefixes of both kinds. */
final class Addresses {
    private Addresses() {}

    /** {@code 10.0.0.1}; fewer numbers stand for the first and the last ones: {@code 2.2} is {@code 2.0.0.2}. */
    static Optional<Ip> ip(String text) {
        int[] numbers = new int[4];
        int count = 0;
        int at = 0;
        while (true) {
            int start = at;
            int number = 0;
            while (at < text.length() && at - start < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = number * 10 + text.charAt(at++) - '0';
            }
            if (at == start || number > 255 || count == 4) {
                return Optional.empty();
            }
            numbers[count++] = number;
            if (at == text.length()) {
                break;
            }
            if (text.charAt(at++) != '.') {
                return Optional.empty();
            }
        }
        if (count < 2) {
            return Optional.empty();
        }
        int bits = 0;
        for (int i = 0; i < count - 1; i++) {
            bits |= numbers[i] << (24 - 8 * i);
        }
        return Optional.of(new Ip(bits | numbers[count - 1]));
    }

    static Optional<IpPrefix> ipPrefix(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        int length = length(text.substring(slash + 1), 32);
        return length < 0
                ? Optional.empty()
                : ip(text.substring(0, slash)).map(address -> new IpPrefix(address.bits(), length));
    }

    static Optional<Ip6Prefix> ip6Prefix(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        int length = length(text.substring(slash + 1), 128);
        return length < 0
                ? Optional.empty()
                : ip6(text.substring(0, slash)).map(address -> new Ip6Prefix(address.high(), address.low(), length));
    }

    private static int length(String digits, int most) {
        if (digits.isEmpty() || digits.length() > 3) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < digits.length(); i++) {
            char each = digits.charAt(i);
            if (each < '0' || each > '9') {
                return -1;
            }
            length = length * 10 + each - '0';
        }
        return length <= most ? length : -1;
    }

    static Optional<Ip6> ip6(String text) {
        if (text.length() < 2 || text.length() > 45 || text.indexOf(':') < 0) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        int[] before = groups(gap < 0 ? text : text.substring(0, gap));
        int[] after = gap < 0 ? new int[0] : groups(text.substring(gap + 2));
        if (before == null || after == null) {
            return Optional.empty();
        }
        int given = before.length + after.length;
        if (gap < 0 ? given != 8 : given > 7) {
            return Optional.empty();
        }
        int[] all = new int[8];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(after, 0, all, 8 - after.length, after.length);
        return Optional.of(new Ip6(half(all, 0), half(all, 4)));
    }

    private static long half(int[] groups, int start) {
        long half = 0;
        for (int i = start; i < start + 4; i++) {
            half = (half << 16) | groups[i];
        }
        return half;
    }

    /** Groups of four hexadecimal digits between colons, the last perhaps an IPv4 address; null for anything else. */
    private static int @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        boolean dotted = parts[parts.length - 1].indexOf('.') >= 0;
        int[] groups = new int[parts.length + (dotted ? 1 : 0)];
        for (int i = 0; i < parts.length; i++) {
            if (dotted && i == parts.length - 1) {
                Optional<Ip> last = ip(parts[i]);
                if (last.isEmpty()) {
                    return null;
                }
                groups[i] = last.get().bits() >>> 16;
                groups[i + 1] = last.get().bits() & 0xFFFF;
            } else if (parts[i].isEmpty() || parts[i].length() > 4) {
                return null;
            } else {
                for (int k = 0; k < parts[i].length(); k++) {
                    char each = parts[i].charAt(k);
                    int digit = each < 128 ? Character.digit(each, 16) : -1;
                    if (digit < 0) {
                        return null;
                    }
                    groups[i] = (groups[i] << 4) | digit;
                }
            }
        }
        return groups;
    }
}
