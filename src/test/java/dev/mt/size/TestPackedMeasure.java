package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.elf.ElfClass;
import dev.mt.elf.TestingElf;
import dev.mt.elf.TestingGoProgram;
import dev.mt.elf.symbols.SymbolMap;
import dev.mt.elf.symbols.TestingSymbolMap;
import dev.mt.pack.Packer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Programs inside of packed ones: what their parts take of the packed file. */
class TestPackedMeasure {
    private static final String PATH = "/bin/prog";
    private static final byte[] FILE_NAME = "main.go\0".getBytes(StandardCharsets.US_ASCII);

    /** Functions of {@link TestingSymbolMap#small}, in two packages as long as they have names. */
    private static byte[] program(int firstSize) {
        return new TestingGoProgram(ElfClass.ELF64, 1)
                .function("main.main", firstSize, 0)
                .function("main.work", 96, 0)
                .function("lib.open", 64, 0)
                .function("lib.close", 64, 0)
                .build();
    }

    /** Without names of files: what slimmed programs are told by. */
    private static byte[] slimmed(int firstSize) {
        byte[] program = program(firstSize);
        for (int at = 0; at + FILE_NAME.length <= program.length; at++) {
            if (new String(program, at, FILE_NAME.length, StandardCharsets.US_ASCII).equals("main.go\0")) {
                java.util.Arrays.fill(program, at, at + FILE_NAME.length, (byte) 0);
                return program;
            }
        }
        throw new AssertionError("no name of a file in the program");
    }

    private static byte[] pack(byte[] program) {
        byte[] start = new byte[3000];
        new Random(1).nextBytes(start);
        byte[] stub = new TestingElf(ElfClass.ELF64).section(".text", start).build();
        // Start code has no memory besides its file: p_memsz = p_filesz.
        System.arraycopy(stub, 64 + 32, stub, 64 + 40, 8);
        return new Packer(Platform.AMD64, stub, false).pack(program);
    }

    private static String mark(byte[] program) {
        return Digest.of(program).hex().substring(0, 32);
    }

    /** Knows the map of one program; it is {@link TestingSymbolMap#small}. */
    private static Symbols knowing(byte[] program) {
        SymbolMap map = TestingSymbolMap.small(mark(program), "amd64", "1.104.5-mt.1", 0);
        return mark -> mark.equals(mark(program)) ? Optional.of(map) : Optional.empty();
    }

    /** Measures, and checks what holds for every packed program: its parts add up to the file. */
    private static ProgramSize.Open open(byte[] program, Symbols symbols) {
        byte[] packed = pack(program);
        ProgramSize.Open open = (ProgramSize.Open) ProgramSize.of(PATH, packed, symbols);
        assertThat(open.bytes()).isEqualTo(packed.length);
        assertThat(open.unpacked()).contains((long) program.length);
        assertThat(open.sections().stream().mapToLong(NamedBytes::stored).sum()).isEqualTo(packed.length);
        assertThat(open.sections().stream().mapToLong(NamedBytes::bytes).sum()).isEqualTo(program.length);
        assertThat(open.sections())
                .extracting(NamedBytes::name)
                .contains(".text", ".gopclntab", PackedMeasure.START_CODE, PackedMeasure.PACKER);
        return open;
    }

    private static long storedOf(ProgramSize.Open open, String section) {
        return open.sections().stream()
                .filter(each -> each.name().equals(section))
                .mapToLong(NamedBytes::stored)
                .sum();
    }

    @Test
    void packagesShareWhatTheirSectionsTakePacked() {
        ProgramSize.Open open = open(program(80), Symbols.NONE);
        GoSize go = open.go().orElseThrow();
        assertThat(open.note()).isEmpty();
        assertThat(go.packages()).extracting(PackageSize::name).containsExactlyInAnyOrder("main", "lib");
        assertThat(go.stored())
                .isEqualTo(storedOf(open, ".text") + storedOf(open, ".gopclntab"))
                .isPositive();
        assertThat(storedOf(open, PackedMeasure.START_CODE)).isBetween(3000L, 3500L);
    }

    @Test
    void packagesOfASlimmedProgramAreThoseOfItsMap() {
        byte[] program = slimmed(80);
        ProgramSize.Open open = open(program, knowing(program));
        assertThat(open.note()).isEmpty();
        assertThat(open.go().orElseThrow().packages())
                .extracting(PackageSize::name)
                .containsExactly("main");
    }

    @Test
    void withoutTheMapTheSectionsRemain() {
        byte[] program = slimmed(80);
        ProgramSize.Open open = open(program, Symbols.NONE);
        assertThat(open.go()).isEmpty();
        assertThat(open.note().orElseThrow())
                .contains("its symbol map is not at hand (--symbols, " + mark(program) + ".mtsym)");
    }

    @Test
    void aMapOfOtherFunctionsIsNotBelieved() {
        byte[] program = slimmed(84);
        ProgramSize.Open open = open(program, knowing(program));
        assertThat(open.go()).isEmpty();
        assertThat(open.note().orElseThrow()).contains(mark(program) + ".mtsym does not fit " + PATH);
    }

    @Test
    void aDamagedOneIsAFileAndAReason() {
        byte[] packed = pack(program(80));
        packed[packed.length - 9] ^= 1;
        ProgramSize size = ProgramSize.of(PATH, packed, Symbols.NONE);
        assertThat(size).isInstanceOfSatisfying(ProgramSize.Unreadable.class, damaged -> {
            assertThat(damaged.bytes()).isEqualTo(packed.length);
            assertThat(damaged.reason()).contains("checksum");
        });
    }
}
