package dev.mt.size;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Makes whole bytes of parts of bytes, without losing one. */
final class WholeBytes {
    private WholeBytes() {}

    /**
     * Rounds down, and gives what is missing of the total to those that lost most, one byte each.
     *
     * @param parts zero or more each; together about the total
     * @return whole numbers that add up to the total
     */
    static long[] of(double[] parts, long total) {
        long[] whole = new long[parts.length];
        long missing = total;
        for (int i = 0; i < parts.length; i++) {
            whole[i] = Math.max(0, (long) Math.floor(parts[i]));
            missing -= whole[i];
        }
        int[] order = IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> Math.floor(parts[i]) - parts[i])
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; missing > 0 && order.length > 0; i = (i + 1) % order.length) {
            whole[order[i]]++;
            missing--;
        }
        for (int i = order.length - 1; missing < 0 && i >= 0; i--) {
            long taken = Math.min(whole[order[i]], -missing);
            whole[order[i]] -= taken;
            missing += taken;
        }
        return whole;
    }
}
