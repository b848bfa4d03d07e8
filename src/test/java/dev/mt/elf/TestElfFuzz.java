package dev.mt.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Failure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is done to a program's bytes: it is read, or refused with a failure. */
class TestElfFuzz {
    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @EnumSource(ElfClass.class)
    void changedBytesAreReadOrRefused(ElfClass elfClass) {
        byte[] sound = new TestingGoProgram(elfClass, 2, 3)
                .function("a.F", 32, 0)
                .function("a.G[go.shape.int]", 16, 0)
                .inlined("c.gone")
                .function("body", 7, 1)
                .function("b/x.H", 9, 1)
                .build();
        Random random = new Random(20261123);
        int refused = Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            int count = 0;
            for (int round = 0; round < ROUNDS; round++) {
                count += survives(changed(sound, random)) ? 0 : 1;
            }
            return count;
        });
        // Neither is the reader deaf to changes, nor are all of them lethal.
        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    @ParameterizedTest
    @EnumSource(ElfClass.class)
    void noiseBehindAMagicNumberIsRefused(ElfClass elfClass) {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(4, 600)];
            random.nextBytes(bytes);
            byte[] magic = {0x7f, 'E', 'L', 'F', (byte) (elfClass == ElfClass.ELF32 ? 1 : 2), 1};
            System.arraycopy(magic, 0, bytes, 0, Math.min(magic.length, bytes.length));
            survives(bytes);
        }
    }

    private static boolean survives(byte[] bytes) {
        try {
            ElfFile elf = ElfFile.read(ElfBytes.of("fuzzed", bytes));
            elf.sections().forEach(elf::content);
            GoTables.read(elf).ifPresent(tables -> {
                assertThat(FunctionPackages.of(tables)).hasSameSizeAs(tables.functions());
                TableShares shares = TableShares.byFunction(tables);
                assertThat(shares.shared()).hasSize(TablePart.values().length);
            });
            return true;
        } catch (Failure e) {
            assertThat(e).hasMessageContaining("fuzzed");
            return false;
        }
    }

    private static byte[] changed(byte[] sound, Random random) {
        byte[] bytes = random.nextInt(20) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length + 1)) : sound.clone();
        int changes = random.nextInt(1, 8);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0x7f);
                default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), (byte) 0xff);
            }
        }
        return bytes;
    }
}
