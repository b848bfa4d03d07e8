package dev.mt.proof.witness;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends packets that nobody sends by accident out of an interface, as they are (packet(7)). Arguments: the interface; source
 * and destination, IPv4; the same, IPv6. Says how many the kernel took, and how many bytes they are.
 */
public final class RawPackets {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private static final int AF_PACKET = 17;
    private static final int SOCK_DGRAM = 2;
    private static final short ETH_P_IP = 0x0800;
    private static final short ETH_P_IPV6 = (short) 0x86dd;

    /** Size of {@code struct sockaddr_ll}. */
    private static final int ADDRESS_SIZE = 20;

    private RawPackets() {}

    public static void main(String[] arguments) throws Throwable {
        int device = NetworkInterface.getByName(arguments[0]).getIndex();
        OddPackets odd =
                new OddPackets(bytes(arguments[1]), bytes(arguments[2]), bytes(arguments[3]), bytes(arguments[4]));
        List<byte[]> taken = new ArrayList<>(send(device, ETH_P_IP, odd.version4()));
        taken.addAll(send(device, ETH_P_IPV6, odd.version6()));
        OUT.printf(
                "%d %d%n",
                taken.size(), taken.stream().mapToInt(each -> each.length).sum());
    }

    private static byte[] bytes(String address) {
        return InetAddress.ofLiteral(address).getAddress();
    }

    @SuppressWarnings("restricted") // calling the C library is the point
    private static List<byte[]> send(int device, short protocol, List<byte[]> packets) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle socket = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("socket"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        MethodHandle sendto = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("sendto"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT));
        short networkOrder = Short.reverseBytes(protocol);
        int descriptor = (int) socket.invokeExact(AF_PACKET, SOCK_DGRAM, (int) networkOrder & 0xffff);
        List<byte[]> taken = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(ADDRESS_SIZE);
            address.set(ValueLayout.JAVA_SHORT_UNALIGNED, 0, (short) AF_PACKET);
            address.set(ValueLayout.JAVA_SHORT_UNALIGNED, 2, networkOrder);
            address.set(ValueLayout.JAVA_INT_UNALIGNED, 4, device);
            for (byte[] packet : packets) {
                MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, packet);
                long sent =
                        (long) sendto.invokeExact(descriptor, bytes, (long) packet.length, 0, address, ADDRESS_SIZE);
                if (sent == packet.length) {
                    taken.add(packet);
                }
            }
        }
        return taken;
    }
}
