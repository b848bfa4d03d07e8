package dev.mt.pack;

import dev.mt.core.Failure;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfClass;
import dev.mt.elf.ElfFile;
import dev.mt.elf.Segment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The start code that {@code image/unpack} becomes: a static program whose executable segment begins with the file. The
 * payload goes behind that segment's bytes, at the next multiple of 16, and the segment grows over it, so that the kernel
 * maps it; section headers and whatever else stands there goes.
 */
record StartCode(ElfFile elf, Segment code) {
    static final int ALIGNMENT = 16;
    /** No start code is longer: beyond this nobody looks for a payload. */
    static final int LONGEST = 1 << 16;

    private static final int EXECUTABLE = 1;

    /**
     * Reads the start code.
     *
     * @param bytes a whole ELF file
     * @throws Failure if a payload cannot be put behind it
     */
    static StartCode read(byte[] bytes) {
        ElfFile elf = ElfFile.read(ElfBytes.of("the start code", bytes));
        Segment code =
                executable(elf).orElseThrow(() -> unfit("it has no executable segment that begins with the file"));
        for (Segment other : elf.segments()) {
            if (other.index() != code.index()
                    && other.fileSize() > 0
                    && other.offset() + other.fileSize() > end(code)) {
                throw unfit("segment %d has bytes behind the code".formatted(other.index()));
            }
        }
        if (code.memorySize() != code.fileSize()) {
            throw unfit("its executable segment has memory without bytes in the file");
        }
        return new StartCode(elf, code);
    }

    /** The segment that holds the code, and behind it, once packed, the payload. */
    static Optional<Segment> executable(ElfFile elf) {
        return elf.segments().stream()
                .filter(s -> s.type() == Segment.LOAD && s.offset() == 0 && (s.flags() & EXECUTABLE) != 0)
                .findFirst();
    }

    /** A program that unpacks itself. */
    byte[] append(byte[] payload) {
        int at = payloadOffset();
        long size = (long) at + payload.length;
        for (Segment other : elf.segments()) {
            boolean above =
                    other.type() == Segment.LOAD && other.index() != code.index() && other.address() >= code.address();
            if (above && (code.address() + size - 1) / CompactView.PAGE >= other.address() / CompactView.PAGE) {
                throw unfit("a payload of %d bytes would reach segment %d at address %#x"
                        .formatted(payload.length, other.index(), other.address()));
            }
        }
        byte[] program = Arrays.copyOf(elf.bytes().copy(0, end(code)), Math.toIntExact(size));
        System.arraycopy(payload, 0, program, at, payload.length);
        patch(ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN), size);
        return program;
    }

    private int payloadOffset() {
        return Math.toIntExact((end(code) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }

    private void patch(ByteBuffer program, long size) {
        ElfClass elfClass = elf.header().elfClass();
        int header = Math.toIntExact(elf.header().segmentsOffset()) + code.index() * elfClass.segmentHeaderSize();
        switch (elfClass) {
            case ELF32 -> {
                program.putInt(header + 16, (int) size).putInt(header + 20, (int) size);
                // e_shoff; e_shentsize, e_shnum and e_shstrndx
                program.putInt(32, 0)
                        .putShort(46, (short) 0)
                        .putShort(48, (short) 0)
                        .putShort(50, (short) 0);
            }
            case ELF64 -> {
                program.putLong(header + 32, size).putLong(header + 40, size);
                program.putLong(40, 0)
                        .putShort(58, (short) 0)
                        .putShort(60, (short) 0)
                        .putShort(62, (short) 0);
            }
        }
    }

    private static long end(Segment segment) {
        return segment.offset() + segment.fileSize();
    }

    private static Failure unfit(String why) {
        return Failure.of("cannot put a payload behind the start code: " + why, "look at image/unpack's link script");
    }

    /** The segments of a program that are mapped. */
    static List<Segment> mapped(ElfFile elf) {
        return elf.segments().stream().filter(s -> s.type() == Segment.LOAD).toList();
    }
}
