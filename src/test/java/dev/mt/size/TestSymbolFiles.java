package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSymbolFiles {
    private static final String MARK = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void looksInAndBesideWhatIsMeasured() {
        assertThat(SymbolFiles.beside(folder.resolve("dist/oci").toString()).folders())
                .containsExactly(folder.resolve("dist/oci/symbols"), folder.resolve("dist/symbols"));
    }

    @Test
    void whatIsNotThereIsNotKnown() {
        assertThat(SymbolFiles.beside(folder.toString()).of(MARK)).isEmpty();
    }

    @Test
    void aDamagedMapIsSaid() throws IOException {
        Path symbols = Files.createDirectories(folder.resolve("symbols"));
        Files.writeString(symbols.resolve(MARK + ".mtsym"), "no map");
        SymbolFiles files = SymbolFiles.beside(folder.toString());
        assertThatThrownBy(() -> files.of(MARK)).isInstanceOf(Failure.class).hasMessageContaining(MARK);
    }
}
