package dev.mt.routeros.simulator.value;

import java.util.Locale;

/**
 * The internal number of a row, written {@code *1F}.
 *
 * @param number 0 to 2³²-1
 */
public record Id(long number) implements Value {
    public Id {
        if (number < 0 || number > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("not the number of a row: " + number);
        }
    }

    @Override
    public String typeName() {
        return "id";
    }

    @Override
    public String print() {
        return "*" + Long.toHexString(number).toUpperCase(Locale.ROOT);
    }
}
