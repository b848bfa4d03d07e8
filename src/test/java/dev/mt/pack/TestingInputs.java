package dev.mt.pack;

import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfClass;
import dev.mt.elf.ElfFile;
import dev.mt.elf.GoTables;
import dev.mt.elf.TablePart;
import dev.mt.elf.TestingGoProgram;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
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
                go(ElfClass.ELF64, 300),
                go(ElfClass.ELF32, 300, 1, true),
                go(ElfClass.ELF64, 300, 2, true));
    }

    /** A small program with Go's tables, some of them in common, at places that are multiples of four. */
    static byte[] go(ElfClass elfClass, int functions) {
        return go(elfClass, functions, 7, false);
    }

    /**
     * The same with other tables and code for each seed.
     *
     * @param byKind whether tables of a kind stand together, as in slimmed programs: they are made anew then
     */
    static byte[] go(ElfClass elfClass, int functions, long seed, boolean byKind) {
        for (String name = "a"; ; name += "a") {
            byte[] program = go(elfClass, functions, seed, byKind, name);
            GoTables tables =
                    GoTables.read(ElfFile.read(ElfBytes.of("prog", program))).orElseThrow();
            if ((tables.section().offset() + tables.offset(TablePart.FUNCTIONS)) % 4 == 0) {
                return program;
            }
        }
    }

    private static byte[] go(ElfClass elfClass, int functions, long seed, boolean byKind, String inlined) {
        TestingGoProgram program = new TestingGoProgram(elfClass, 1).inlined(inlined);
        Random random = new Random(seed);
        int quantum = elfClass == ElfClass.ELF32 ? 4 : 1;
        // Twice that and one more is one byte: no table takes more room when it is taken apart.
        int longest = seed % 8 == 7 ? 100 : 63;
        int total = 0;
        for (int i = 0; i < functions; i++) {
            int length = 1 + random.nextInt(longest);
            List<String> tables = new ArrayList<>(List.of(table(random, length), "", ""));
            for (int kind = random.nextInt(6); kind > 0; kind--) {
                tables.add(random.nextInt(4) == 0 ? "" : table(random, length - random.nextInt(2)));
            }
            program.function("main.f" + i, length * quantum, 0, tables, List.of("%08x".formatted(i % 50)));
            total += length * quantum;
        }
        program.code(marked(elfClass, total, random));
        return byKind ? program.byKind().build() : program.build();
    }

    /** A table by program counter in hexadecimal without its end: pairs of a change and a distance that add up to a sum. */
    private static String table(Random random, int sum) {
        StringBuilder table = new StringBuilder();
        int left = Math.max(1, sum);
        while (left > 0) {
            int distance = random.nextInt(3) == 0 ? left : 1 + random.nextInt(left);
            int change = table.isEmpty() ? random.nextInt(3) : 1 + random.nextInt(127);
            table.append("%02x%02x".formatted(change, distance));
            left -= distance;
        }
        // Numbers of two bytes too: a change that is larger than it looks.
        return random.nextInt(5) == 0 ? "8102" + table.substring(2) : table.toString();
    }

    /** Code in which tables use to change ({@link PcMarks}). */
    private static byte[] marked(ElfClass elfClass, int size, Random random) {
        ByteBuffer code = ByteBuffer.allocate(size + 4).order(ByteOrder.LITTLE_ENDIAN);
        PcMarks.ByKind marks = PcMarks.of(elfClass == ElfClass.ELF32 ? 40 : 62);
        while (code.position() < size) {
            List<PcMark> chosen = marks.of(random.nextInt(6));
            int word = random.nextInt();
            if (!chosen.isEmpty()) {
                PcMark mark = chosen.get(random.nextInt(chosen.size()));
                word = (word & ~mark.mask()) | mark.value();
            }
            code.putInt(word);
        }
        return code.array();
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

    /** A payload of a compact view that is stored already; all of its pages count, empty or not. */
    static byte[] stored(byte[] compact, Payload.FilterUse use) {
        LzmaProperties properties = new LzmaProperties(2, 2, 2);
        byte[] packed = LzmaEncoder.encode(compact, 0, compact.length, properties);
        int pages = (compact.length + CompactView.PAGE - 1) / CompactView.PAGE;
        return new Payload(
                        false,
                        new CompactView(compact.length, List.of(new CompactView.Extent(0, pages))),
                        PackedProgram.mark(compact),
                        List.of(new Payload.PackedStream(compact.length, properties, packed)),
                        List.of(use))
                .write();
    }

    /** What {@code src/test/c/unpack.c} mutates to try {@code go_undo} alone. */
    static byte[] forFuzzing(Payload.FilterUse use, byte[] compact) {
        return ByteBuffer.allocate(compact.length + 20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x6f67746d)
                .putInt(use.filter().id())
                .putInt(use.start())
                .putInt(use.size())
                .putInt(use.address())
                .put(compact)
                .array();
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
