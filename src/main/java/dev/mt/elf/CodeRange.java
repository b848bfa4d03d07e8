package dev.mt.elf;

import java.util.List;
import java.util.Optional;

/** Code that belongs together: a function's. */
public interface CodeRange {
    /** Its first byte, counted from the start of the text. */
    long entry();

    /** Bytes up to the next one. */
    long size();

    /**
     * The one that holds a byte of the text.
     *
     * @param ranges by rising entry point, none reaching into the next
     * @param offset counted from the start of the text
     */
    static <T extends CodeRange> Optional<T> at(List<T> ranges, long offset) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            T range = ranges.get(middle);
            if (offset < range.entry()) {
                high = middle - 1;
            } else if (offset >= range.entry() + range.size()) {
                low = middle + 1;
            } else {
                return Optional.of(range);
            }
        }
        return Optional.empty();
    }
}
