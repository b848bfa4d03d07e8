package dev.mt.routeros.simulator.value;

/** A number: 64 bits with a sign, which wraps around. */
public record Num(long number) implements Value {
    private static final Num[] SMALL = new Num[1280];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = new Num(i - 256);
        }
    }

    /** The value of a number; small ones are kept. */
    public static Num of(long number) {
        return number >= -256 && number < SMALL.length - 256 ? SMALL[(int) number + 256] : new Num(number);
    }

    @Override
    public String typeName() {
        return "num";
    }

    @Override
    public String print() {
        return Long.toString(number);
    }
}
