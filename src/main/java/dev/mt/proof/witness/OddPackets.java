package dev.mt.proof.witness;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * IP packets with something wrong in each: lengths that lie, fragments that overlap or end beyond 64 KiB, protocols that do not
 * exist, headers that are cut off, and a number of random ones, the same in every run.
 */
final class OddPackets {
    private static final int SEED = 20_261_124;
    private static final int RANDOM = 300;
    private static final int MTU = 1280;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int DENIED_PORT = 10_001;
    private static final byte[] NONE = {};

    private final byte[] source4;
    private final byte[] target4;
    private final byte[] source6;
    private final byte[] target6;

    /** Packets that say they are from the sources, and go to the targets. */
    OddPackets(byte[] source4, byte[] target4, byte[] source6, byte[] target6) {
        this.source4 = source4.clone();
        this.target4 = target4.clone();
        this.source6 = source6.clone();
        this.target6 = target6.clone();
    }

    /** IPv4 packets. */
    List<byte[]> version4() {
        List<byte[]> all = new ArrayList<>();
        all.add(packet4(UDP, 0, udp(8 + 4, new byte[4])));
        all.add(packet4(UDP, 0, udp(0, new byte[4]))); // a length of nothing
        all.add(packet4(UDP, 0, udp(65_535, new byte[4])));
        all.add(packet4(UDP, 0, udp(8 + MTU - 28, new byte[MTU - 28]))); // as large as there can be
        all.add(packet4(TCP, 0, tcp(5, 0x02))); // a SYN to a port that is denied
        all.add(packet4(TCP, 0, tcp(15, 0x02))); // options that are not there
        all.add(packet4(TCP, 0, tcp(0, 0xff)));
        all.add(packet4(TCP, 0x2000, tcp(5, 0x02))); // the first of more fragments
        all.add(packet4(TCP, 0x2001, tcp(5, 0x02))); // a second that overlaps it
        all.add(packet4(UDP, 0x1fff, new byte[64])); // ends beyond 64 KiB
        for (int protocol : new int[] {0, 1, 2, 4, 41, 47, 50, 58, 99, 132, 254, 255}) {
            all.add(packet4(protocol, 0, NONE));
            all.add(packet4(protocol, 0, new byte[] {(byte) 0xff, (byte) 0xff, 0, 0}));
        }
        byte[] longer = packet4(UDP, 0, udp(12, new byte[4]));
        ByteBuffer.wrap(longer).putShort(2, (short) 0xffff);
        all.add(longer);
        byte[] shorter = packet4(UDP, 0, udp(12, new byte[4]));
        ByteBuffer.wrap(shorter).putShort(2, (short) 3);
        all.add(shorter);
        byte[] options = packet4(UDP, 0, udp(12, new byte[4]));
        options[0] = 0x4f; // more options than the packet has bytes
        all.add(options);
        Random random = new Random(SEED);
        for (int i = 0; i < RANDOM; i++) {
            byte[] noise = new byte[20 + random.nextInt(200)];
            random.nextBytes(noise);
            noise[0] = (byte) (0x40 | (i % 3 == 0 ? noise[0] & 15 : 5));
            address(noise, 12, source4);
            address(noise, 16, target4);
            all.add(noise);
        }
        return all;
    }

    /** IPv6 packets. */
    List<byte[]> version6() {
        List<byte[]> all = new ArrayList<>();
        all.add(packet6(UDP, udp(12, new byte[4])));
        all.add(packet6(TCP, tcp(5, 0x02)));
        for (int next : new int[] {0, 43, 44, 50, 51, 58, 59, 60, 99, 255}) {
            all.add(packet6(next, NONE));
            all.add(packet6(next, new byte[] {(byte) next, (byte) 0xff, 0, 0, 0, 0, 0, 0}));
        }
        Random random = new Random(SEED);
        for (int i = 0; i < RANDOM; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            byte[] packet = packet6(random.nextInt(256), noise);
            if (i % 2 == 0) {
                ByteBuffer.wrap(packet).putShort(4, (short) random.nextInt());
            }
            all.add(packet);
        }
        return all;
    }

    private byte[] packet4(int protocol, int fragment, byte[] payload) {
        byte[] packet = new byte[20 + payload.length];
        ByteBuffer header = ByteBuffer.wrap(packet);
        header.put((byte) 0x45).put((byte) 0).putShort((short) packet.length);
        header.putShort((short) 7).putShort((short) fragment).put((byte) 64).put((byte) protocol);
        address(packet, 12, source4);
        address(packet, 16, target4);
        System.arraycopy(payload, 0, packet, 20, payload.length);
        return packet;
    }

    private byte[] packet6(int next, byte[] payload) {
        byte[] packet = new byte[40 + payload.length];
        ByteBuffer header = ByteBuffer.wrap(packet);
        header.put((byte) 0x60).position(4);
        header.putShort((short) payload.length).put((byte) next).put((byte) 64);
        address(packet, 8, source6);
        address(packet, 24, target6);
        System.arraycopy(payload, 0, packet, 40, payload.length);
        return packet;
    }

    private static void address(byte[] packet, int at, byte[] address) {
        System.arraycopy(address, 0, packet, at, address.length);
    }

    private static byte[] udp(int length, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .putShort((short) 5555)
                .putShort((short) DENIED_PORT)
                .putShort((short) length)
                .putShort((short) 0)
                .put(payload)
                .array();
    }

    private static byte[] tcp(int offset, int flags) {
        return ByteBuffer.allocate(20)
                .putShort((short) 5555)
                .putShort((short) DENIED_PORT)
                .putInt(1)
                .putInt(0)
                .put((byte) (offset << 4))
                .put((byte) flags)
                .putShort((short) 1024)
                .array();
    }
}
