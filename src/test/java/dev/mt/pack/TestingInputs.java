package dev.mt.pack;

import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfClass;
import dev.mt.elf.ElfFile;
import dev.mt.elf.GoTables;
import dev.mt.elf.TablePart;
import dev.mt.elf.TestingGoProgram;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Things to pack: ordinary, empty and mean ones. */
final class TestingInputs {
    private TestingInputs() {}

    static Stream<byte[]> all() {
        return Stream.of(
                new byte[0],
                new byte[] {7},
                new byte[1],
                new byte[4096],
                new byte[3 * 4096 + 1],
                filled(4096, 0xff),
                filled(300_000, 0xe8),
                filled(300_001, 0x94),
                random(5, 3),
                random(100_003, 4),
                alternating(41),
                code(70_001),
                counting(65_536),
                go(ElfClass.ELF32, 300),
                go(ElfClass.ELF64, 300));
    }

    /** A small program with Go's tables, some of them in common, at places that are multiples of four. */
    static byte[] go(ElfClass elfClass, int functions) {
        for (String name = "a"; ; name += "a") {
            byte[] program = go(elfClass, functions, name);
            GoTables tables =
                    GoTables.read(ElfFile.read(ElfBytes.of("prog", program))).orElseThrow();
            if ((tables.section().offset() + tables.offset(TablePart.FUNCTIONS)) % 4 == 0) {
                return program;
            }
        }
    }

    private static byte[] go(ElfClass elfClass, int functions, String inlined) {
        TestingGoProgram program = new TestingGoProgram(elfClass, 1).inlined(inlined);
        Random random = new Random(7);
        int quantum = elfClass == ElfClass.ELF32 ? 4 : 1;
        for (int i = 0; i < functions; i++) {
            int distance = 1 + random.nextInt(100);
            String depths = "%02x%02x".formatted(2 * random.nextInt(50), distance);
            String other = "%02x%02x".formatted(2 * random.nextInt(20) + 1, distance);
            List<String> tables = i % 3 == 0 ? List.of(depths, "", "") : List.of(depths, "", "", "", other);
            program.function("main.f" + i, distance * quantum, 0, tables, List.of("%08x".formatted(i % 50)));
        }
        return program.build();
    }

    /** Incompressible bytes. */
    static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Every other page is empty. */
    static byte[] alternating(int pages) {
        byte[] bytes = random(pages * 4096 - 100, 5);
        for (int page = 0; page < pages; page += 2) {
            Arrays.fill(bytes, page * 4096, Math.min(bytes.length, (page + 1) * 4096), (byte) 0);
        }
        return bytes;
    }

    /** Short runs chosen from few, as instructions are. */
    static byte[] code(int size) {
        Random random = new Random(6);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte)
                    (i >= 40 && random.nextInt(4) > 0 ? bytes[i - 4 * (1 + random.nextInt(9))] : random.nextInt());
        }
        return bytes;
    }

    /** Words that the branch filters look at, mixed with others. */
    static byte[] branches(int size) {
        Random random = new Random(8);
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        for (int i = 0; i + 8 <= size; i += 8) {
            switch (random.nextInt(5)) {
                case 0 -> bytes[i] = (byte) (0xe8 + random.nextInt(2));
                case 1 -> bytes[i + 3] = (byte) 0xeb;
                case 2 -> {
                    bytes[i] = (byte) (0x80 + random.nextInt(16));
                    bytes[i + 1] = (byte) (0x05 + 8 * random.nextInt(8));
                }
                case 3 -> bytes[i + 3] = (byte) (0x94 + random.nextInt(4));
                default -> bytes[i + 3] = (byte) (0x90 + 0x20 * random.nextInt(4));
            }
            if (random.nextBoolean()) {
                // Short distances, forward and backward: those that stay within the range.
                bytes[i + 2] = 0;
                bytes[i + 4] = (byte) -random.nextInt(2);
            }
        }
        return bytes;
    }

    /** A payload whose bytes went through a filter from end to end. */
    static byte[] filtered(byte[] program, BranchFilter filter) {
        byte[] compact = program.clone();
        int address = 0x11000;
        filter.encode(compact, 0, compact.length & ~3, address);
        LzmaProperties properties = new LzmaProperties(2, 2, 2);
        byte[] packed = LzmaEncoder.encode(compact, 0, compact.length, properties);
        return new Payload(
                        false,
                        CompactView.of(program),
                        PackedProgram.mark(program),
                        List.of(new Payload.PackedStream(compact.length, properties, packed)),
                        List.of(new Payload.FilterUse(filter, 0, compact.length & ~3, address)))
                .write();
    }

    static byte[] counting(int size) {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + 4 <= size; i += 4) {
            bytes.putInt(i * 3);
        }
        return bytes.array();
    }

    static byte[] filled(int size, int value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** Makes the checksum of a payload right. */
    static void sign(byte[] payload) {
        ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).putInt(8, Payload.checksum(payload));
    }
}
