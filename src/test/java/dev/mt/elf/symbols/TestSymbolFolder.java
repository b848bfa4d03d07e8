package dev.mt.elf.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSymbolFolder {
    private static final String FRAMES = ".001()\n\t?:0 +0x%x\n.000()\n\t?:0 +0x%x\n";
    private static final String OTHER = TestingSymbolMap.MARK.replace('0', 'f');

    @TempDir
    private Path folder = Path.of("");

    private void add(SymbolMap map) throws IOException {
        Files.write(folder.resolve(SymbolMapFile.name(map)), SymbolMapFile.write(map));
    }

    private String chosen(String log) {
        return new SymbolFolder(folder).choose(log).map().mark();
    }

    @Test
    void theOnlyOneIsTaken() throws IOException {
        assertThatThrownBy(() -> chosen(""))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("there are no symbol maps");
        assertThatThrownBy(() -> new SymbolFolder(folder.resolve("gone")).choose(""))
                .isInstanceOf(Failure.class);
        add(TestingSymbolMap.small());
        Files.writeString(folder.resolve("notes.txt"), "x");
        assertThat(chosen("anything")).isEqualTo(TestingSymbolMap.MARK);
    }

    @Test
    void theVersionDecides() throws IOException {
        add(TestingSymbolMap.small(TestingSymbolMap.MARK, "arm64", "1.104.5-mt.1", 0));
        add(TestingSymbolMap.small(OTHER, "arm64", "1.104.5-mt.10", 0));
        assertThat(chosen("Program starting: v1.104.5-mt.1, Go 1.27.4")).isEqualTo(TestingSymbolMap.MARK);
        assertThat(chosen("1.104.5-mt.10\n")).isEqualTo(OTHER);
        assertThat(chosen("mark " + OTHER)).isEqualTo(OTHER);
        assertThatThrownBy(() -> chosen("11.104.5-mt.1"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(OTHER + ".mtsym (arm64, version 1.104.5-mt.10)")
                .hasMessageContaining(TestingSymbolMap.MARK + ".mtsym (arm64, version 1.104.5-mt.1)");
    }

    @Test
    void platformsAreToldApartByTheFrames() throws IOException {
        add(TestingSymbolMap.small(TestingSymbolMap.MARK, "arm64", "1.104.5", 0));
        add(TestingSymbolMap.small(OTHER, "armv7", "1.104.5", 4));
        assertThat(chosen("v1.104.5\n" + FRAMES.formatted(0x2c, 0x10))).isEqualTo(TestingSymbolMap.MARK);
        assertThat(chosen("v1.104.5\n" + FRAMES.formatted(0x30, 0x14))).isEqualTo(OTHER);
        assertThatThrownBy(() -> chosen("v1.104.5\n" + FRAMES.formatted(0x2c, 0x14)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("arm64")
                .hasMessageContaining("armv7");
    }

    @Test
    void damagedMapsAreNamed() throws IOException {
        Files.writeString(folder.resolve("x.mtsym"), "damaged");
        assertThatThrownBy(() -> chosen("")).isInstanceOf(Failure.class).hasMessageContaining("x.mtsym");
    }
}
