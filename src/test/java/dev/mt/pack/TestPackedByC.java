package dev.mt.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mt.core.Platform;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfClass;
import dev.mt.elf.ElfFile;
import dev.mt.elf.slim.GoSlimmer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Java packs, the C decoder unpacks: natively, with sanitizers where the compiler has them. */
@Tag("machine")
class TestPackedByC {
    private static final Path HOME = Path.of(System.getProperty("mt.home", "."));

    @TempDir
    private static Path folder;

    private static Path unpack = Path.of("");

    @BeforeAll
    static void compile() throws Exception {
        unpack = folder.resolve("unpack");
        List<String> words = new ArrayList<>(
                List.of("gcc", "-O1", "-g", "-std=gnu11", "-fsanitize=address,undefined", "-DEVERY_FILTER"));
        words.addAll(
                List.of("-fno-sanitize-recover=all", "-I" + HOME.resolve("image/unpack"), "-o", unpack.toString()));
        words.add(HOME.resolve("src/test/c/unpack.c").toString());
        for (String name : List.of("decode.c", "lzma.c", "filter.c", "go.c")) {
            words.add(HOME.resolve("image/unpack").resolve(name).toString());
        }
        boolean compiler = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "gcc")));
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(compiler, "there is no gcc on this machine");
        }
        assertThat(run(words)).isZero();
    }

    @Test
    void the_decoder_in_c_undoes_what_java_packed() throws Exception {
        Path kept = Files.createDirectories(HOME.resolve("target/payloads"));
        int number = 0;
        for (byte[] program : TestingInputs.all().toList()) {
            for (Platform platform : Platform.values()) {
                byte[] payload = new Packer(platform, new byte[0], false).payload(program);
                assertThat(unpacked(payload)).isEqualTo(CompactView.of(program).take(program));
                if (payload.length < 20_000) {
                    Files.write(kept.resolve("%d-%s".formatted(number, platform)), payload);
                }
            }
            number++;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AMD64", "ARM64", "ARMV5"})
    void a_go_program_is_undone(Platform platform) throws Exception {
        byte[] built = Files.readAllBytes(new TestingStub(folder).build(platform, "witness"));
        byte[] program = GoSlimmer.slim(built, "witness").program();
        byte[] payload = new Packer(platform, new byte[0], false).payload(program);
        assertThat(PayloadReader.read(payload).filters())
                .extracting(Payload.FilterUse::filter)
                .containsExactly(BranchFilter.of(platform), GoFilter.GO);
        assertThat(unpacked(payload)).isEqualTo(CompactView.of(program).take(program));
        Files.write(Files.createDirectories(HOME.resolve("target/payloads")).resolve("go-" + platform), payload);
    }

    /** Also where the tables make no sense: the decoder in Java and that in C then make the same nonsense of them. */
    @Test
    void whatever_is_stored_as_tables_of_go_becomes_the_same_in_java_and_in_c() throws Exception {
        Path kept = Files.createDirectories(HOME.resolve("target/payloads"));
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            ElfClass elfClass = i % 2 == 0 ? ElfClass.ELF32 : ElfClass.ELF64;
            byte[] program = TestingInputs.go(elfClass, 60 + i, i, i % 5 != 0);
            byte[] compact = CompactView.of(program).take(program);
            Payload.FilterUse use = GoEncoding.encode(
                            ElfFile.read(ElfBytes.of("prog", program)), CompactView.of(program), compact)
                    .orElseThrow();
            if (i < 20) {
                Files.write(kept.resolve("tables-" + i), TestingInputs.forFuzzing(use, compact));
            }
            int values = GoShape.load(new Words(compact, use.start())).values();
            for (int changes = i < 60 ? 0 : random.nextInt(6); changes > 0; changes--) {
                int value = random.nextInt() >> random.nextInt(32);
                switch (random.nextInt(3)) {
                    case 0 -> new Words(compact, use.start()).put(4 * random.nextInt(GoShape.WORDS), value);
                    case 1 -> new Words(compact, use.start()).put(4 * random.nextInt(use.size() / 4), value);
                    default -> compact[values + random.nextInt(use.address())] = (byte) value;
                }
            }
            byte[] payload = TestingInputs.stored(compact, use);
            byte[] inJava = Unpacker.unpack(PayloadReader.read(payload)).compact();
            if (i < 60) {
                assertThat(inJava).isEqualTo(CompactView.of(program).take(program));
            }
            assertThat(unpacked(payload)).as("program %d", i).isEqualTo(inJava);
        }
    }

    @Test
    void filters_are_undone() throws Exception {
        Path kept = Files.createDirectories(HOME.resolve("target/payloads"));
        for (BranchFilter filter : BranchFilter.values()) {
            byte[] program = TestingInputs.branches(60_000);
            byte[] payload = TestingInputs.filtered(program, filter);
            assertThat(unpacked(payload)).isEqualTo(program);
            assertThat(Unpacker.unpack(PayloadReader.read(payload)).compact()).isEqualTo(program);
            Files.write(kept.resolve("filter-" + filter), TestingInputs.filtered(TestingInputs.branches(4000), filter));
        }
    }

    @Test
    void a_huge_program_is_undone() throws Exception {
        byte[] program = TestingInputs.filled(64 << 20, 0x5a);
        System.arraycopy(TestingInputs.random(5000, 9), 0, program, 40 << 20, 5000);
        // Zero pages inside one run would be holes: every page holds something here, and one filter covers all.
        assertThat(unpacked(TestingInputs.filtered(program, BranchFilter.ARM))).isEqualTo(program);
    }

    private static byte[] unpacked(byte[] payload) throws Exception {
        Path packed = Files.write(folder.resolve("payload"), payload);
        Path out = folder.resolve("out");
        assertThat(run(List.of(unpack.toString(), packed.toString(), out.toString())))
                .isZero();
        return Files.readAllBytes(out);
    }

    private static int run(List<String> words) throws IOException, InterruptedException {
        return new ProcessBuilder(words).inheritIO().start().waitFor();
    }
}
