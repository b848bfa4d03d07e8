package dev.mt.pack;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.elf.ElfHeader;
import dev.mt.elf.Segment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A program that {@link Packer} packed, looked at from outside. */
public final class PackedProgram {
    private final long startCodeSize;
    private final long size;
    private final Payload payload;
    private Optional<Result> result = Optional.empty();

    private PackedProgram(long startCodeSize, long size, Payload payload) {
        this.startCodeSize = startCodeSize;
        this.size = size;
        this.payload = payload;
    }

    /**
     * One of the runs of LZMA in a packed program.
     *
     * @param packed its bytes in the packed program
     * @param unpacked bytes that it becomes
     * @param properties LZMA's parameters, such as {@code lc=1 lp=2 pb=2}
     */
    public record StreamSize(long packed, long unpacked, String properties) {}

    /**
     * Reads a packed program.
     *
     * @param bytes the whole file
     * @return empty if this is none, whatever else it may be
     * @throws Failure if it is one, but damaged or packed by another version
     */
    public static Optional<PackedProgram> read(byte[] bytes) {
        if (!ElfHeader.begins(bytes)) {
            return Optional.empty();
        }
        ElfFile elf = ElfFile.read(ElfBytes.of("the packed program", bytes));
        // The payload ends where the executable segment does; its beginning is looked for from its end of the code on.
        Optional<Segment> code = elf.header().sectionCount() == 0 ? StartCode.executable(elf) : Optional.empty();
        return code.flatMap(segment -> find(bytes, segment));
    }

    private static Optional<PackedProgram> find(byte[] bytes, Segment code) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = Math.toIntExact(code.offset() + code.fileSize());
        // The magic number can stand in the code too: it is the payload if it reaches the end of the segment.
        for (int at = 0; at + Payload.HEADER_SIZE <= end && at < StartCode.LONGEST; at += StartCode.ALIGNMENT) {
            if (in.getInt(at) == Payload.MAGIC && in.getInt(at + 4) == end - at) {
                Payload payload = PayloadReader.read(Arrays.copyOfRange(bytes, at, end));
                return Optional.of(new PackedProgram(at, bytes.length, payload));
            }
        }
        return Optional.empty();
    }

    /** Bytes of the packed file. */
    public long size() {
        return size;
    }

    /** Bytes of the start code, up to the payload. */
    public long startCodeSize() {
        return startCodeSize;
    }

    /** Bytes of the payload that belong to no stream: its header and tables. */
    public long headerSize() {
        return size
                - startCodeSize
                - streams().stream().mapToLong(StreamSize::packed).sum();
    }

    /** Bytes of the program when unpacked. */
    public long fileSize() {
        return payload.view().fileSize();
    }

    /** What tells builds apart: the first 16 bytes of the SHA-256 of the program, in hexadecimal. */
    public String mark() {
        return payload.mark();
    }

    /** Whether it runs in place rather than from a memfd. */
    public boolean inPlace() {
        return payload.inPlace();
    }

    /** The runs of LZMA, in their order. */
    public List<StreamSize> streams() {
        List<StreamSize> sizes = new ArrayList<>();
        for (Payload.PackedStream stream : payload.streams()) {
            LzmaProperties p = stream.properties();
            sizes.add(new StreamSize(
                    stream.packed().length,
                    stream.unpackedSize(),
                    "lc=%d lp=%d pb=%d".formatted(p.lc(), p.lp(), p.pb())));
        }
        return List.copyOf(sizes);
    }

    /**
     * The program file.
     *
     * @throws Failure if a stream is damaged, or what comes out is not the program that was packed
     */
    public byte[] unpack() {
        return unpacked().program.clone();
    }

    /**
     * What ranges of the program file cost in the packed one.
     *
     * @throws Failure as {@link #unpack()}
     */
    public PackedCosts costs() {
        return unpacked().costs;
    }

    /** Unpacked once, when it is first asked for. */
    private synchronized Result unpacked() {
        if (result.isEmpty()) {
            Unpacker.Unpacked unpacked = Unpacker.unpack(payload);
            byte[] program = payload.view().restore(unpacked.compact());
            if (!mark(program).equals(payload.mark())) {
                throw RangeDecoder.damaged("what comes out is not the program that was packed");
            }
            result = Optional.of(new Result(program, PackedCosts.of(payload, unpacked.bits())));
        }
        return result.get();
    }

    /** The program, and what it costs. */
    private static final class Result {
        private final byte[] program;
        private final PackedCosts costs;

        Result(byte[] program, PackedCosts costs) {
            this.program = program;
            this.costs = costs;
        }
    }

    /** The mark of a program file. */
    static String mark(byte[] program) {
        return Digest.of(program).hex().substring(0, 2 * Payload.MARK_SIZE);
    }
}
