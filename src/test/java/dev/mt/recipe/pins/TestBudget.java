package dev.mt.recipe.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Bytes;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestBudget {
    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("image.toml"), text);
    }

    @Test
    void theRealImageHasALimitOnEveryPlatform() {
        Budget real = Budget.read(TestingImageFolder.file("image.toml")).orElseThrow();
        assertThat(real.limits()).containsOnlyKeys(Platform.values());
    }

    @Test
    void limitsAreNumbersOfBytes() throws IOException {
        Budget budget = Budget.read(write("[budget]\narmv5 = 3_060_000\narm64 = 0x10\n"))
                .orElseThrow();
        assertThat(budget.limits())
                .hasSize(2)
                .containsEntry(Platform.ARMV5, new Bytes(3_060_000))
                .containsEntry(Platform.ARM64, new Bytes(16));
    }

    @Test
    void aFileMayHaveNone() throws IOException {
        assertThat(Budget.read(write("[labels]\n"))).isEmpty();
        assertThat(Budget.read(write("[budget]\n")).orElseThrow().limits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3 MB\"", "0", "-1", "3.5", "true", "[3]", "18446744073709551616"})
    void whatIsNoLimitIsNamed(String value) throws IOException {
        Path file = write("[budget]\narm64 = %s\n".formatted(value));
        assertThatThrownBy(() -> Budget.read(file))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.text())
                        .isEqualTo("%s: 'budget.arm64' is no limit\n  write a number of bytes, such as 3_000_000"
                                .formatted(file)));
    }

    @Test
    void anUnknownPlatformIsNamed() throws IOException {
        Path file = write("[budget]\narm46 = 1\n");
        assertThatThrownBy(() -> Budget.read(file))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.text())
                        .startsWith("%s: unknown key 'budget.arm46'\n  did you mean arm64?".formatted(file)));
    }

    @Test
    void itHasToBeATable() throws IOException {
        Path file = write("budget = 3_000_000\n");
        assertThatThrownBy(() -> Budget.read(file)).hasMessage("%s: 'budget' must be a table", file);
    }

    @Test
    void aWrongOneIsRefusedEvenIfNobodyAsks() throws IOException {
        Path file = write("[config]\nstop-signal = \"SIGTERM\"\n[tailscale]\n[budget]\narm64 = 0\n");
        assertThatThrownBy(() -> ImageSettings.read(file)).hasMessageContaining("'budget.arm64' is no limit");
    }
}
