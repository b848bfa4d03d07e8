package dev.mt.elf.slim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfClass;
import dev.mt.elf.ElfFile;
import dev.mt.elf.Section;
import dev.mt.elf.TestingGoProgram;
import dev.mt.elf.symbols.SymbolMapFile;
import dev.mt.elf.symbols.TestingGo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

class TestGoSlimmer {
    private static final int ROUNDS = 150;
    private static final String SOURCE = """
            package main

            import "strings"

            func main() { println(strings.Repeat("ab", 3)) }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void otherFilesAreRefused() throws IOException {
        assertThatThrownBy(() -> GoSlimmer.slim("#!/bin/sh\n".repeat(50).getBytes(StandardCharsets.US_ASCII), "script"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("script");
        assertThatThrownBy(() -> GoSlimmer.slim(new byte[0], "nothing")).isInstanceOf(Failure.class);
        byte[] system = Files.readAllBytes(Path.of("/bin/true"));
        assertThatThrownBy(() -> GoSlimmer.slim(system, "true"))
                .isInstanceOf(Failure.class)
                .hasMessage("cannot slim the program true: it has no Go tables");
    }

    @ParameterizedTest
    @EnumSource(ElfClass.class)
    void tablesOfAnotherVersionAreRefused(ElfClass elfClass) {
        byte[] program =
                new TestingGoProgram(elfClass, 1).function("main.main", 32, 0).build();
        // No build information: who built it cannot be told, and nothing is done to it.
        assertThatThrownBy(() -> GoSlimmer.slim(program, "x"))
                .isInstanceOf(Failure.class)
                .hasMessage("the program x does not say which Go built it");
        byte[] other = program.clone();
        int at = tables(program);
        assertThat(other[at]).isEqualTo((byte) 0xf1);
        other[at] = (byte) 0xf2;
        assertThatThrownBy(() -> GoSlimmer.slim(other, "x"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("x")
                .hasMessageContaining("fffffff2");
    }

    private static int tables(byte[] program) {
        Section section =
                ElfFile.read(ElfBytes.of("x", program)).section(".gopclntab").orElseThrow();
        return (int) section.offset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "arm"})
    @Tag("machine")
    void realProgramsAreSlimmedOrRefused(String architecture) throws IOException {
        byte[] program = TestingGo.build(folder, architecture, SOURCE);
        byte[] before = program.clone();
        SlimProgram slim = GoSlimmer.slim(program, "real");
        assertThat(program).as("the program itself").isEqualTo(before);
        assertThat(slim.program()).hasSameSizeAs(program);
        assertThat(slim.removedBytes()).isGreaterThan(program.length / 20);
        assertThat(finder(slim.program())).isEqualTo(finder(program));
        SlimProgram again = GoSlimmer.slim(program, "another name");
        assertThat(again.program()).isEqualTo(slim.program());
        assertThat(SymbolMapFile.write(again.symbols())).isEqualTo(SymbolMapFile.write(slim.symbols()));
        assertThatThrownBy(() -> GoSlimmer.slim(slim.program(), "real"))
                .isInstanceOf(Failure.class)
                .hasMessage("cannot slim the program real: no function in it has lines");

        byte[] otherGo = program.clone();
        int version = indexOf(otherGo, "go1.27.4");
        otherGo[version + 4] = '9';
        assertThatThrownBy(() -> GoSlimmer.slim(otherGo, "real"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("was built by go1.97.4");
        damaged(program);
    }

    /** {@code findfunctab}, by word 19 of the module data: 20 bytes for each 4096 of code; without it stacks are slow. */
    private static byte[] finder(byte[] program) {
        ElfFile elf = ElfFile.read(ElfBytes.of("x", program));
        ElfBytes module = elf.content(elf.section(".go.module").orElseThrow());
        ElfClass elfClass = program[4] == 2 ? ElfClass.ELF64 : ElfClass.ELF32;
        long address = module.word(elfClass, 19L * elfClass.wordSize());
        Section tables = elf.section(".gopclntab").orElseThrow();
        long code = elf.section(".text").orElseThrow().size();
        int at = (int) (tables.offset() + address - tables.address());
        byte[] finder = Arrays.copyOfRange(program, at, at + (int) (20 * ((code + 4095) / 4096)));
        assertThat(finder).contains(1);
        return finder;
    }

    private static int indexOf(byte[] program, String text) {
        Section info =
                ElfFile.read(ElfBytes.of("x", program)).section(".go.buildinfo").orElseThrow();
        int at = (int) info.offset();
        while (!new String(program, at, text.length(), StandardCharsets.ISO_8859_1).equals(text)) {
            at++;
        }
        return at;
    }

    private static void damaged(byte[] program) {
        Random random = new Random(5);
        int start = tables(program);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes =
                    random.nextInt(20) == 0 ? Arrays.copyOf(program, random.nextInt(program.length)) : program.clone();
            for (int i = random.nextInt(1, 30); i > 0; i--) {
                int at =
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextInt(300);
                            case 1 -> start + random.nextInt(100);
                            default -> start + random.nextInt(program.length - start);
                        };
                if (at < bytes.length) {
                    bytes[at] = (byte) random.nextInt();
                }
            }
            try {
                SymbolMapFile.write(GoSlimmer.slim(bytes, "damaged").symbols());
            } catch (Failure e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
