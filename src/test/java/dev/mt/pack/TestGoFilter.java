package dev.mt.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mt.core.Platform;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfClass;
import dev.mt.elf.ElfFile;
import dev.mt.elf.GoTables;
import dev.mt.elf.TablePart;
import dev.mt.elf.slim.GoSlimmer;
import dev.mt.pack.Payload.FilterUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Go's table of functions comes back, whatever it is, and what can be told in advance is not stored. */
class TestGoFilter {
    private static FilterUse encode(byte[] program, byte[] compact) {
        return GoEncoding.encode(ElfFile.read(ElfBytes.of("prog", program)), CompactView.of(program), compact)
                .orElseThrow();
    }

    /** Bytes of a range that are not zero. */
    private static int stored(byte[] bytes, int start, int size) {
        int count = 0;
        for (int i = start; i < start + size; i++) {
            count += bytes[i] == 0 ? 0 : 1;
        }
        return count;
    }

    @ParameterizedTest
    @EnumSource
    void whereFunctionsAndTheirRecordsBeginIsNotStored(ElfClass elfClass) {
        byte[] program = TestingInputs.go(elfClass, 60);
        byte[] compact = CompactView.of(program).take(program);
        FilterUse use = encode(program, compact);
        int parameters = 4 * GoShape.WORDS;
        assertThat(stored(compact, use.start() + parameters, 60 * 8 + 4 - parameters))
                .isZero();

        use.filter().decode(compact, use.start(), use.size(), use.address());
        assertThat(compact).isEqualTo(CompactView.of(program).take(program));
    }

    @ParameterizedTest
    @EnumSource
    void tablesByProgramCounterAreMadeOfChangesAndDistances(ElfClass elfClass) {
        for (int seed = 0; seed < 200; seed += seed % 8 == 6 ? 2 : 1) {
            byte[] program = TestingInputs.go(elfClass, 60 + seed, seed, true);
            byte[] whole = CompactView.of(program).take(program);
            byte[] compact = whole.clone();
            FilterUse use = encode(program, compact);
            GoShape shape = GoShape.load(new Words(compact, use.start()));
            assertThat(shape.stored()).isEqualTo(use.address()).isGreaterThan(500);
            // Nothing but what is stored is left of the tables: zeroes up to the records.
            assertThat(stored(compact, shape.values() + shape.stored(), use.start() - shape.values() - shape.stored()))
                    .isZero();

            use.filter().decode(compact, use.start(), use.size(), use.address());
            assertThat(compact).isEqualTo(whole);
        }
    }

    @Test
    void tablesThatWouldTakeMoreRoomStayAsTheyAre() {
        int left = 0;
        for (int seed = 7; seed < 200; seed += 8) {
            byte[] program = TestingInputs.go(ElfClass.ELF64, 60 + seed, seed, true);
            byte[] whole = CompactView.of(program).take(program);
            byte[] compact = whole.clone();
            FilterUse use = encode(program, compact);
            GoShape shape = GoShape.load(new Words(compact, use.start()));
            if (shape.stored() == PcRegion.START) {
                left++;
                int tables = use.start() - shape.values();
                assertThat(Arrays.copyOfRange(compact, shape.values(), shape.values() + tables))
                        .isEqualTo(Arrays.copyOfRange(whole, shape.values(), shape.values() + tables));
            }
            use.filter().decode(compact, use.start(), use.size(), use.address());
            assertThat(compact).isEqualTo(whole);
        }
        assertThat(left).isPositive();
    }

    @Test
    void distancesToMarksAreNumbersOfMarks() {
        byte[] program = TestingInputs.go(ElfClass.ELF32, 60);
        CompactView view = CompactView.of(program);
        byte[] compact = view.take(program);
        ElfFile elf = ElfFile.read(ElfBytes.of("prog", program));
        int code = view.toCompact(elf.section(".text").orElseThrow().offset());
        byte[] text = new byte[400];
        for (int call : new int[] {40, 48, 100}) {
            text[call + 3] = (byte) 0xeb;
        }
        System.arraycopy(text, 0, compact, code, text.length);
        int values = view.toCompact(elf.section(".rodata").orElseThrow().offset());
        GoShape encoded = GoShape.load(new Words(encoded(program), 0));
        GoShape shape = new GoShape(60, values, 0, 0, 4, 4, 0, code, 0, encoded.kinds(), encoded.marks());
        PcTables tables = new PcTables(compact, shape);
        PcStreams streams = new PcStreams(compact, shape, tables);
        // Stack maps: up to the call at word 10, behind it, up to that at word 25, past it, to the end.
        byte[] table = {2, 10, 4, 1, 6, 14, 8, 5, 10, 70, 0};
        System.arraycopy(table, 0, compact, values + 1, table.length);
        assertThat(streams.take(2, 1, 0, 100)).isEqualTo(1 + table.length);
        assertThat(streams.bytes())
                .containsExactly(2, 4, 6, 8, 10, 0, /* distances */ 2 * 1, 2 * 1 + 1, 2 * 2, 2 * 5 + 1, 0);
    }

    /** Go's table of functions as it is stored. */
    private static byte[] encoded(byte[] program) {
        byte[] compact = CompactView.of(program).take(program);
        FilterUse use = encode(program, compact);
        return Arrays.copyOfRange(compact, use.start(), use.start() + use.size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tablesThatMakeNoSenseAreUndoneWithinTheirBounds(boolean byKind) {
        byte[] program = TestingInputs.go(ElfClass.ELF64, 60, 3, byKind);
        byte[] compact = CompactView.of(program).take(program);
        FilterUse use = encode(program, compact);
        int values = GoShape.load(new Words(compact, use.start())).values();
        Random random = new Random(2);
        for (int i = 0; i < (byKind ? 3000 : 20_000); i++) {
            byte[] altered = compact.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                int reach = random.nextBoolean() ? 4 * GoShape.WORDS : use.size();
                int value = random.nextInt() >> random.nextInt(32);
                new Words(altered, use.start()).put(random.nextInt(reach / 4) * 4, value);
            }
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                altered[values + random.nextInt(use.address())] = (byte) random.nextInt();
            }
            int size = random.nextBoolean() ? use.size() : random.nextInt(use.size() + 1);
            assertThatCode(() -> use.filter().decode(altered, use.start(), size, use.address()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aTableThatCannotBeToldIsLeftAlone() {
        byte[] program = TestingInputs.go(ElfClass.ELF32, 60);
        ElfFile elf = ElfFile.read(ElfBytes.of("prog", program));
        GoTables tables = GoTables.read(elf).orElseThrow();
        int functions = (int) (tables.section().offset() + tables.offset(TablePart.FUNCTIONS));
        // Behind the records' own order: the place of the second and the third record.
        Words words = new Words(program, functions);
        int size = words.get(20) - words.get(12);
        for (int i = 0; i < size; i += 4) {
            int value = words.get(words.get(12) + i);
            words.put(words.get(12) + i, words.get(words.get(20) + i));
            words.put(words.get(20) + i, value);
        }
        int place = words.get(12);
        words.put(12, words.get(20));
        words.put(20, place);
        byte[] compact = CompactView.of(program).take(program);
        byte[] before = compact.clone();
        assertThat(GoEncoding.encode(elf, CompactView.of(program), compact)).isEmpty();
        assertThat(compact).isEqualTo(before);
    }

    @Tag("machine")
    @ParameterizedTest
    @EnumSource
    void ofARealProgramHardlyAnythingIsLeft(Platform platform, @TempDir Path folder) throws IOException {
        Path built = new TestingStub(folder).build(platform, "witness");
        byte[] program = GoSlimmer.slim(Files.readAllBytes(built), "witness").program();
        byte[] whole = CompactView.of(program).take(program);
        byte[] compact = whole.clone();
        ElfFile elf = ElfFile.read(ElfBytes.of("witness", program));
        GoTables tables = GoTables.read(elf).orElseThrow();
        FilterUse use = encode(program, compact);
        int count = tables.functions().size();
        assertThat(count).isGreaterThan(1000);
        int parameters = 4 * GoShape.WORDS;
        assertThat(stored(compact, use.start() + parameters, 8 * count + 4 - parameters))
                .isZero();
        GoShape shape = GoShape.load(new Words(compact, use.start()));
        GoFinder finder = GoFinder.of(elf, tables);
        if (finder.rows() > 0) {
            assertThat(finder.rows()).isGreaterThan(1000);
            assertThat(stored(compact, 4 * shape.finder(), finder.rows() * 5 / 4))
                    .isLessThan(finder.rows() / 100);
        }
        // What is stored instead of the tables by program counter packs to two thirds at most.
        int values = shape.values();
        int end = values + (int) tables.part(TablePart.PC_VALUES).size();
        assertThat(packed(compact, values, end)).isLessThan(packed(whole, values, end) * 2 / 3);
        use.filter().decode(compact, use.start(), use.size(), use.address());
        assertThat(compact).isEqualTo(whole);
    }

    private static int packed(byte[] bytes, int start, int end) {
        return LzmaEncoder.encode(Arrays.copyOfRange(bytes, start, end), 0, end - start, new LzmaProperties(1, 0, 0))
                .length;
    }
}
