package dev.mt.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestElfFile {
    private static final byte[] CODE = "code".getBytes(StandardCharsets.US_ASCII);

    private static byte[] program(ElfClass elfClass) {
        return new TestingElf(elfClass)
                .section(".text", CODE)
                .zeroes(".bss", 12345)
                .section(".data", new byte[7])
                .build();
    }

    private static ElfFile read(byte[] bytes) {
        return ElfFile.read(ElfBytes.of("prog", bytes));
    }

    @ParameterizedTest
    @EnumSource(ElfClass.class)
    void headersSectionsAndContentsComeBack(ElfClass elfClass) {
        byte[] bytes = program(elfClass);
        ElfFile elf = read(bytes);

        assertThat(elf.header().elfClass()).isEqualTo(elfClass);
        assertThat(elf.header().entry()).isEqualTo(TestingElf.BASE + 0x1234);
        assertThat(elf.header().machine()).isEqualTo(elfClass == ElfClass.ELF32 ? 40 : 62);
        assertThat(elf.header().flags()).isEqualTo(0x5000400);
        assertThat(elf.segments())
                .containsExactly(
                        new Segment(0, Segment.LOAD, 5, 0, TestingElf.BASE, bytes.length, bytes.length + 100L, 4096));
        assertThat(elf.sections()).extracting(Section::name).containsExactly("", ".text", ".bss", ".data", ".shstrtab");
        Section text = elf.section(".text").orElseThrow();
        assertThat(text.address() - text.offset()).isEqualTo(TestingElf.BASE);
        assertThat(elf.content(text).copy(0, 4)).isEqualTo(CODE);
        Section bss = elf.section(".bss").orElseThrow();
        assertThat(bss.size()).isEqualTo(12345);
        assertThat(bss.fileSize()).isZero();
        assertThat(elf.content(bss).size()).isZero();
        assertThat(elf.section(".none")).isEmpty();
    }

    @Test
    void aProgramMayHaveNoSectionTable() {
        byte[] bytes = program(ElfClass.ELF64);
        Arrays.fill(bytes, 60, 64, (byte) 0);
        assertThat(read(bytes).sections()).isEmpty();
    }

    @Test
    void whatIsNoElfIsSaidSo() {
        assertThatThrownBy(() -> read("#!/bin/sh".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Failure.class)
                .hasMessage("prog is no ELF program: it begins with 23 21 2f 62");
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOf(Failure.class)
                .hasMessage("prog is no ELF program: it begins with nothing, it is empty");
        assertThatThrownBy(() -> read(new byte[] {0x7f, 'E', 'L'}))
                .isInstanceOf(Failure.class)
                .hasMessage("prog is no ELF program: it begins with 7f 45 4c");
    }

    @Test
    void bigEndianProgramsAreRefused() {
        byte[] bytes = program(ElfClass.ELF32);
        bytes[5] = 2;
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(Failure.class).hasMessage("prog is a big-endian program");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void oddClassOrByteOrderIsDamage(int at) {
        byte[] bytes = program(ElfClass.ELF32);
        bytes[at] = 9;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("cannot read the program prog: its ")
                .hasMessageContaining(" is 9, neither");
    }

    @ParameterizedTest
    @EnumSource(ElfClass.class)
    void everyCutIsFoundOut(ElfClass elfClass) {
        byte[] bytes = program(elfClass);
        for (int length = 4; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(Failure.class).hasMessageContaining("prog");
        }
    }

    @Test
    void offsetsOutsideTheFileAreNamed() {
        byte[] bytes = program(ElfClass.ELF64);
        Arrays.fill(bytes, 40, 48, (byte) 0xff);
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "cannot read the program prog: the section headers at offset 18446744073709551615 would end "
                                + "past the file, which has " + bytes.length + " bytes");
    }

    @Test
    void aHeaderOfAnotherSizeIsRefused() {
        byte[] bytes = program(ElfClass.ELF64);
        bytes[58] = 40;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("a section header has 40 bytes where 64 are expected");
    }
}
