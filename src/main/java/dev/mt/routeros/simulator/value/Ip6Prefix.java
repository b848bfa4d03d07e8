package dev.mt.routeros.simulator.value;

/**
 * An IPv6 network: {@code fd7a:115c:a1e0::/48}. The bits behind the prefix are cleared.
 *
 * @param high the first eight bytes of the address
 * @param low the last eight bytes of the address
 * @param length 0 to 128
 */
public record Ip6Prefix(long high, long low, int length) implements Value {
    public Ip6Prefix {
        if (length < 0 || length > 128) {
            throw new IllegalArgumentException("not the length of an IPv6 prefix: " + length);
        }
        high &= mask(Math.min(length, 64));
        low &= mask(Math.max(length - 64, 0));
    }

    /** Whether an address is in this network. */
    public boolean contains(Ip6 address) {
        return new Ip6Prefix(address.high(), address.low(), length).equals(this);
    }

    /** Whether all of another network is in this one. */
    public boolean contains(Ip6Prefix other) {
        return other.length >= length && new Ip6Prefix(other.high, other.low, length).equals(this);
    }

    private static long mask(int length) {
        return length == 0 ? 0 : -1L << (64 - length);
    }

    @Override
    public String typeName() {
        return "ip6-prefix";
    }

    @Override
    public String print() {
        return Ip6.text(high, low) + "/" + length;
    }
}
