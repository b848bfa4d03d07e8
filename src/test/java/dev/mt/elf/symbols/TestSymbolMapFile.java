package dev.mt.elf.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

class TestSymbolMapFile {
    private static final int ROUNDS = 2000;

    @Test
    void whatIsWrittenIsRead() {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            SymbolMap map = TestingSymbolMap.random(random);
            byte[] file = SymbolMapFile.write(map);
            SymbolMap read = SymbolMapFile.read(file, "x");
            assertThat(TestingSymbolMap.everything(read)).isEqualTo(TestingSymbolMap.everything(map));
            assertThat(SymbolMapFile.write(read)).isEqualTo(file);
        }
    }

    @Test
    void itsNameIsTheMark() {
        assertThat(SymbolMapFile.name(TestingSymbolMap.small())).isEqualTo(TestingSymbolMap.MARK + ".mtsym");
    }

    @Test
    void damagedFilesAreRefused() {
        byte[] sound = SymbolMapFile.write(TestingSymbolMap.random(new Random(11)));
        Random random = new Random(20261123);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = changed(sound, random);
            if (!Arrays.equals(bytes, sound)) {
                assertThatThrownBy(() -> SymbolMapFile.read(bytes, "the-map"))
                        .isInstanceOf(Failure.class)
                        .hasMessageContaining("the-map");
            }
        }
    }

    /** Whoever makes a file on purpose also makes its checksum right. */
    @Test
    void contentThatDoesNotHoldTogetherIsRefused() throws IOException {
        byte[] sound = SymbolMapWriter.content(TestingSymbolMap.random(new Random(11)));
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] file = compressed("mtsym 1\n", changed(sound, random));
            SymbolMap map;
            try {
                map = SymbolMapFile.read(file, "the-map");
            } catch (Failure e) {
                refused++;
                continue;
            }
            for (FunctionSymbol function : map.functions()) {
                try {
                    map.frames(function, random.nextInt(2000));
                } catch (Failure e) {
                    assertThat(e).hasMessageContaining("circle");
                }
            }
        }
        // Neither is the reader deaf, nor is every other number wrong.
        assertThat(refused).isBetween(ROUNDS / 4, ROUNDS - 1);
    }

    @Test
    void aBombIsRefused() throws IOException {
        byte[] file = compressed("mtsym 1\n", new byte[50 << 20]);
        assertThat(file).hasSizeLessThan(100_000);
        assertThatThrownBy(() -> SymbolMapFile.read(file, "bomb"))
                .isInstanceOf(Failure.class)
                .hasMessage("cannot read the symbol map bomb: it is longer than it should be");
    }

    @Test
    void otherFilesAreNamed() {
        assertThatThrownBy(() -> SymbolMapFile.read("\u007fELF......".getBytes(StandardCharsets.US_ASCII), "a/b"))
                .isInstanceOf(Failure.class)
                .hasMessage("a/b is no symbol map");
        assertThatThrownBy(() -> SymbolMapFile.read("mtsym 2\n....".getBytes(StandardCharsets.US_ASCII), "a/b"))
                .isInstanceOf(Failure.class)
                .hasMessage("a/b is a symbol map of a version that this mt does not know");
        assertThatThrownBy(() -> SymbolMapFile.read(new byte[0], "a/b")).isInstanceOf(Failure.class);
    }

    @Test
    void missingFilesAreNamed(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> SymbolMapFile.read(folder.resolve("gone.mtsym")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("gone.mtsym");
        Path file = folder.resolve(SymbolMapFile.name(TestingSymbolMap.small()));
        Files.write(file, SymbolMapFile.write(TestingSymbolMap.small()));
        assertThat(TestingSymbolMap.everything(SymbolMapFile.read(file)))
                .isEqualTo(TestingSymbolMap.everything(TestingSymbolMap.small()));
    }

    private static byte[] compressed(String magic, byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(magic.getBytes(StandardCharsets.US_ASCII));
        LZMA2Options options = new LZMA2Options(0);
        options.setDictSize(1 << 16);
        try (XZOutputStream out = new XZOutputStream(file, options, XZ.CHECK_CRC64)) {
            out.write(content);
        }
        return file.toByteArray();
    }

    private static byte[] changed(byte[] sound, Random random) {
        int length = random.nextInt(10) == 0 ? random.nextInt(sound.length + 5) : sound.length;
        byte[] bytes = Arrays.copyOf(sound, length);
        for (int i = random.nextInt(1, 4); i > 0 && length > 0; i--) {
            int at = random.nextInt(length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] ^ (1 << random.nextInt(8)));
        }
        return bytes;
    }
}
