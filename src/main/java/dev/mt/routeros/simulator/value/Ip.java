package dev.mt.routeros.simulator.value;

/** An IPv4 address, as its 32 bits. */
public record Ip(int bits) implements Value {
    /** The address as a number from 0 to 2³²-1. */
    public long number() {
        return bits & 0xFFFF_FFFFL;
    }

    @Override
    public String typeName() {
        return "ip";
    }

    @Override
    public String print() {
        return dotted(bits);
    }

    static String dotted(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }
}
