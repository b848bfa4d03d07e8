package dev.mt.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mt.core.Platform;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfClass;
import dev.mt.elf.ElfFile;
import dev.mt.elf.GoTables;
import dev.mt.elf.TablePart;
import dev.mt.pack.Payload.FilterUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Go's table of functions comes back, whatever it is, and what can be told in advance is not stored. */
class TestGoFilter {
    private static FilterUse encode(byte[] program, byte[] compact) {
        return GoShape.encode(ElfFile.read(ElfBytes.of("prog", program)), CompactView.of(program), compact)
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

    @Test
    void tablesThatMakeNoSenseAreUndoneWithinTheirBounds() {
        byte[] program = TestingInputs.go(ElfClass.ELF64, 60);
        byte[] compact = CompactView.of(program).take(program);
        FilterUse use = encode(program, compact);
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            byte[] altered = compact.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                int reach = random.nextBoolean() ? 4 * GoShape.WORDS : use.size();
                int value = random.nextInt() >> random.nextInt(32);
                new Words(altered, use.start()).put(random.nextInt(reach / 4) * 4, value);
            }
            int size = random.nextInt(use.size() + 1);
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
        assertThat(GoShape.encode(elf, CompactView.of(program), compact)).isEmpty();
        assertThat(compact).isEqualTo(before);
    }

    @Tag("machine")
    @ParameterizedTest
    @EnumSource
    void ofARealProgramHardlyAnythingIsLeft(Platform platform, @TempDir Path folder) throws IOException {
        Path built = new TestingStub(folder).build(platform, "witness");
        byte[] program = Files.readAllBytes(built);
        byte[] compact = CompactView.of(program).take(program);
        ElfFile elf = ElfFile.read(ElfBytes.of("witness", program));
        GoTables tables = GoTables.read(elf).orElseThrow();
        FilterUse use = encode(program, compact);
        int count = tables.functions().size();
        assertThat(count).isGreaterThan(1000);
        assertThat(stored(compact, use.start() + 28, 8 * count + 4 - 28)).isZero();
        GoShape shape = GoShape.load(new Words(compact, use.start()));
        GoFinder finder = GoFinder.of(elf, tables);
        if (finder.rows() > 0) {
            assertThat(finder.rows()).isGreaterThan(1000);
            assertThat(stored(compact, 4 * shape.finder(), finder.rows() * 5 / 4))
                    .isLessThan(finder.rows() / 100);
        }
        use.filter().decode(compact, use.start(), use.size(), use.address());
        assertThat(compact).isEqualTo(CompactView.of(program).take(program));
    }
}
