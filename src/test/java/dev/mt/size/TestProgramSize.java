package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfClass;
import dev.mt.elf.ElfFile;
import dev.mt.elf.TestingElf;
import dev.mt.elf.TestingGoProgram;
import java.util.Arrays;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestProgramSize {
    private static byte[] go(ElfClass elfClass) {
        return new TestingGoProgram(elfClass, 1, 1)
                .function("main.main", 100, 0)
                .function("body", 20, 0)
                .function("fmt.Println", 50, 1)
                .function("type:.eq.SM8", 8, 1)
                .inlined("fmt.small")
                .build();
    }

    private static long sum(Iterable<NamedBytes> all) {
        long sum = 0;
        for (NamedBytes each : all) {
            sum += each.bytes();
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(ElfClass.class)
    void sectionsAndPackagesAddUp(ElfClass elfClass) {
        byte[] bytes = go(elfClass);
        ProgramSize.Open open = (ProgramSize.Open) ProgramSize.of("/p", bytes);
        assertThat(open.bytes()).isEqualTo(bytes.length);
        assertThat(sum(open.sections())).isEqualTo(bytes.length);
        assertThat(open.sections())
                .extracting(NamedBytes::name)
                .contains(".text", ".gopclntab", "(headers)")
                .doesNotContain(".bss");

        GoSize size = open.go().orElseThrow();
        ElfFile elf = ElfFile.read(ElfBytes.of("p", bytes));
        long text = elf.section(".text").orElseThrow().size();
        long tables = elf.section(".gopclntab").orElseThrow().size();
        assertThat(size.bytes()).isEqualTo(text + tables);
        assertThat(size.packages())
                .extracting(PackageSize::name, PackageSize::code)
                .containsExactlyInAnyOrder(tuple("main", 120L), tuple("fmt", 50L), tuple("type:", 8L));
        assertThat(size.shared()).contains(new NamedBytes("code outside of functions", 5));
    }

    @Test
    void whatFollowsTheSectionsIsCounted() {
        byte[] program =
                new TestingElf(ElfClass.ELF64).section(".text", new byte[3]).build();
        byte[] longer = Arrays.copyOf(program, program.length + 1000);
        ProgramSize.Open open = (ProgramSize.Open) ProgramSize.of("/p", longer);
        assertThat(open.sections()).contains(new NamedBytes("(behind the sections)", 1000));
        assertThat(open.go()).isEmpty();
        assertThat(open.note()).isEmpty();
    }

    @Test
    void aProgramWithoutSectionsIsPacked() {
        byte[] bytes = go(ElfClass.ELF64);
        Arrays.fill(bytes, 60, 64, (byte) 0);
        assertThat(ProgramSize.of("/p", bytes)).isEqualTo(new ProgramSize.Packed("/p", bytes.length));
    }

    @Test
    void aCutProgramIsUnreadable() {
        byte[] bytes = Arrays.copyOf(go(ElfClass.ELF64), 500);
        assertThat(ProgramSize.of("/p", bytes))
                .asInstanceOf(InstanceOfAssertFactories.type(ProgramSize.Unreadable.class))
                .satisfies(p -> assertThat(p.reason())
                        .isEqualTo("cannot read the program /p: segment 0 at offset 0 would end past the file, "
                                + "which has 500 bytes"));
    }

    @Test
    void unknownTablesLeaveTheSections() {
        byte[] bytes = go(ElfClass.ELF32);
        int at = (int) ElfFile.read(ElfBytes.of("p", bytes))
                .section(".gopclntab")
                .orElseThrow()
                .offset();
        bytes[at] = 0;
        ProgramSize.Open open = (ProgramSize.Open) ProgramSize.of("/p", bytes);
        assertThat(sum(open.sections())).isEqualTo(bytes.length);
        assertThat(open.go()).isEmpty();
        assertThat(open.note().orElseThrow()).startsWith("the Go tables of /p are of a version that mt does not know");
    }
}
