package dev.mt.recipe.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.recipe.pins.TestingImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestNamedFingerprint {
    private static final String A = "a".repeat(64);

    @TempDir
    Path folder;

    private Path list(String text) throws IOException {
        return Files.writeString(folder.resolve("common.txt"), text);
    }

    @Test
    void isALineOfTheList() throws IOException {
        assertThat(NamedFingerprint.read(list("# comment\n\n" + A + "  ISRG Root X1\n")))
                .containsExactly(new NamedFingerprint(new Digest(A), "ISRG Root X1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISRG Root X1", "abc  ISRG", "AAAA", "sha256:00  X"})
    void anotherLineIsNamedWithItsNumber(String line) throws IOException {
        Path list = list("# comment\n" + line + "\n");
        assertThatThrownBy(() -> NamedFingerprint.read(list))
                .isInstanceOf(Failure.class)
                .hasMessage("%s, line 2, is not a fingerprint and a name: %s", list, line);
    }

    @Test
    void aRootThatIsListedTwiceIsRefused() throws IOException {
        Path list = list(A + "  One\n" + A + "  The Same\n");
        assertThatThrownBy(() -> NamedFingerprint.read(list))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("The Same");
    }

    @Test
    void theRealListHoldsWhatTailscaleAndControlServersNeed() throws IOException {
        assertThat(NamedFingerprint.read(TestingImageFolder.file("certificates/common.txt")))
                .hasSizeBetween(10, 30)
                .extracting(NamedFingerprint::name)
                .contains("ISRG Root X1", "ISRG Root X2", "Root YE", "Root YR", "GTS Root R1", "GTS Root R4")
                .doesNotHaveDuplicates();
    }
}
