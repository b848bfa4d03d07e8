package dev.mt.routeros.simulator.value;

/**
 * An IPv4 network: {@code 192.0.2.0/24}. The bits behind the prefix are cleared, as the console does.
 *
 * @param bits the network's address
 * @param length 0 to 32
 */
public record IpPrefix(int bits, int length) implements Value {
    public IpPrefix {
        if (length < 0 || length > 32) {
            throw new IllegalArgumentException("not the length of an IPv4 prefix: " + length);
        }
        bits &= mask(length);
    }

    /** Whether an address is in this network. */
    public boolean contains(Ip address) {
        return (address.bits() & mask(length)) == bits;
    }

    /** Whether all of another network is in this one. */
    public boolean contains(IpPrefix other) {
        return other.length >= length && (other.bits & mask(length)) == bits;
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }

    @Override
    public String typeName() {
        return "ip-prefix";
    }

    @Override
    public String print() {
        return Ip.dotted(bits) + "/" + length;
    }
}
