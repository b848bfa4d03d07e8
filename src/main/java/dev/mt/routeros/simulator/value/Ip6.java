package dev.mt.routeros.simulator.value;

/**
 * An IPv6 address, as two halves of 64 bits; it prints as RFC 5952 says.
 *
 * @param high the first eight bytes
 * @param low the last eight bytes
 */
public record Ip6(long high, long low) implements Value {
    @Override
    public String typeName() {
        return "ip6";
    }

    @Override
    public String print() {
        return text(high, low);
    }

    private static int group(long high, long low, int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (index % 4))) & 0xFFFF;
    }

    static String text(long high, long low) {
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && group(high, low, end) == 0) {
                end++;
            }
            if (end - i > bestLength) {
                bestStart = i;
                bestLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder text = new StringBuilder(40);
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(high, low, i)));
            }
        }
        return text.toString();
    }
}
