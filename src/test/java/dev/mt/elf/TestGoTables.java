package dev.mt.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestGoTables {
    private static final int RECORD = 44;

    /** Functions 0 and 1 are of package a, 2 is assembly of it, 3 of package b. */
    private static TestingGoProgram program(ElfClass elfClass) {
        return new TestingGoProgram(elfClass, 2, 3)
                .function("a.F", 32, 0, List.of("0204", "0206", "", "0288 8001".replace(" ", "")), List.of("aaaa", ""))
                .inlined("b.small")
                .inlined("c.gone")
                .function("a.(*T).G", 16, 0, List.of("0204", "0208", ""), List.of("bbbbbb"))
                .function("body", 100, 0, List.of("", "", ""), List.of())
                .function("b/x.H", 8, 1, List.of("020a", "0206", ""), List.of("bbbbbb", "cc"));
    }

    private static GoTables read(byte[] bytes) {
        return GoTables.read(ElfFile.read(ElfBytes.of("prog", bytes))).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(ElfClass.class)
    void functionsComeBack(ElfClass elfClass) {
        GoTables tables = read(program(elfClass).build());
        assertThat(tables.functions())
                .extracting(f -> "%d %s %d+%d".formatted(f.index(), f.name(), f.entry(), f.size()))
                .containsExactly("0 a.F 0+32", "1 a.(*T).G 32+16", "2 body 48+100", "3 b/x.H 148+8");
        assertThat(tables.header().quantum()).isEqualTo(elfClass == ElfClass.ELF32 ? 4 : 1);
        assertThat(tables.textStart())
                .isEqualTo(TestingElf.BASE + (elfClass == ElfClass.ELF32 ? 52 + 32 + 4 : 64 + 56));
        FunctionRecord record = tables.functions().getFirst().record();
        assertThat(record.size()).isEqualTo(RECORD + 4 + 8);
        assertThat(record.startLine()).isEqualTo(7);
        assertThat(record.functionData(0)).isZero();
        assertThat(record.functionData(1)).isEqualTo(FunctionRecord.NONE);
        assertThat(tables.part(TablePart.FUNCTION_DATA).copy(0, 2)).containsExactly(0xaa, 0xaa);
    }

    @Test
    void packagesComeFromNamesAndElseFromTheUnit() {
        assertThat(FunctionPackages.of(read(program(ElfClass.ELF64).build()))).containsExactly("a", "a", "a", "b/x");
    }

    @ParameterizedTest
    @EnumSource(ElfClass.class)
    void whatOnlyOneOwnerRefersToIsItsOwn(ElfClass elfClass) {
        GoTables tables = read(program(elfClass).build());
        TableShares shares = TableShares.of(tables, new int[] {0, 0, 0, 1}, 2, name -> name.equals("b.small") ? 1 : -1);

        // Records with their entries; names; the file list; tables 0204, 028880 01 and 0208 (0206 is shared); data
        // aaaa.
        assertThat(shares.owned(0)).isEqualTo((3 * (8 + RECORD) + 4 + 8 + 4) + (4 + 9 + 5) + 2 * 4 + (3 + 5 + 3) + 2);
        // One record; its name and b.small; the file list; table 020a; data cc (bbbbbb is shared).
        assertThat(shares.owned(1)).isEqualTo((8 + RECORD + 8) + (6 + 8) + 3 * 4 + 3 + 1);
        assertThat(shares.shared())
                .containsEntry(TablePart.HEADER, (long) (8 + 8 * elfClass.wordSize()))
                .containsEntry(TablePart.NAMES, 7L)
                .containsEntry(TablePart.UNITS, 0L)
                .containsEntry(TablePart.FILES, 8L)
                .containsEntry(TablePart.PC_VALUES, 1L + 3)
                .containsEntry(TablePart.FUNCTIONS, 4L)
                .containsEntry(TablePart.FUNCTION_DATA, 3L);
        assertThat(shares.owned(0)
                        + shares.owned(1)
                        + shares.shared().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .isEqualTo(tables.section().size());
    }

    @Test
    void functionsOwnWhatTheyAloneReferTo() {
        GoTables tables = read(program(ElfClass.ELF64).build());
        TableShares shares = TableShares.byFunction(tables);
        assertThat(shares.owned(1)).isEqualTo((8 + RECORD + 4) + 9 + 3);
        assertThat(shares.owned(2)).isEqualTo((8 + RECORD) + 5);
        assertThat(shares.shared()).containsEntry(TablePart.NAMES, 8L + 7);
    }

    @Test
    void aProgramWithoutGoHasNoTables() {
        byte[] plain =
                new TestingElf(ElfClass.ELF64).section(".text", new byte[4]).build();
        assertThat(GoTables.read(ElfFile.read(ElfBytes.of("prog", plain)))).isEmpty();
    }

    @Test
    void anUnknownVersionIsRefused() {
        byte[] bytes = program(ElfClass.ELF64).build();
        Section section =
                ElfFile.read(ElfBytes.of("prog", bytes)).section(".gopclntab").orElseThrow();
        bytes[(int) section.offset()] = (byte) 0xf3;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(Failure.class)
                .hasMessage("the Go tables of prog are of a version that mt does not know: magic number 0xfffffff3");
    }

    @Test
    void tablesThatReachIntoEachOtherAreDamage() {
        byte[] bytes = new TestingGoProgram(ElfClass.ELF64, 1)
                .function("a.F", 4, 0, List.of("0204", "", ""), List.of())
                .function("a.G", 4, 0, List.of("0206", "", ""), List.of())
                .build();
        GoTables tables = read(bytes);
        ElfBytes values = tables.part(TablePart.PC_VALUES);
        long at = ElfFile.read(ElfBytes.of("prog", bytes))
                        .section(".gopclntab")
                        .orElseThrow()
                        .offset()
                + tables.header().pcValuesOffset();
        assertThat(values.u8(3)).isZero();
        bytes[(int) at + 3] = 2;
        assertThatThrownBy(() -> TableShares.byFunction(read(bytes)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("reaches into the next");
    }
}
