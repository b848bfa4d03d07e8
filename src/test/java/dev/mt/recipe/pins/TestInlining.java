package dev.mt.recipe.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.core.toml.TomlTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestInlining {
    @TempDir
    Path folder;

    private Inlining read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("image.toml"), text);
        return Inlining.in(TomlTable.read(file));
    }

    @Test
    void listedPackagesGetTheCompilersChoiceBackAfterAllHaveLostIt() throws IOException {
        Inlining inlining = read("""
                [inlining]
                elsewhere = "-l"
                [inlining.packages]
                "math/bits" = "small"
                "example.org/x/a-b" = "hot"
                """);
        assertThat(inlining.flags())
                .containsExactly("-gcflags=all=-l", "-gcflags=example.org/x/a-b=", "-gcflags=math/bits=");
    }

    @Test
    void withoutATableTheCompilerChooses() throws IOException {
        assertThat(read("").flags()).isEmpty();
        assertThat(read("[inlining]\nelsewhere = \"\"\n[inlining.packages]\nsync = \"hot\"\n")
                        .flags())
                .isEmpty();
    }

    @Test
    void aWildcardIsRefused() {
        assertThatThrownBy(() -> read("[inlining]\nelsewhere = \"-l\"\n[inlining.packages]\n\"net/...\" = \"all\"\n"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("inlining.packages.net/...")
                .hasMessageContaining("is no import path");
    }

    @Test
    void flagsThatGoWouldReadAsAPatternAreRefused() {
        assertThatThrownBy(() -> read("[inlining]\nelsewhere = \"all=-l\"\n"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("inlining.elsewhere")
                .hasMessageContaining("all=-l");
    }

    @Test
    void aMisspelledKeyIsNamed() {
        assertThatThrownBy(() -> read("[inlining]\nelsewere = \"-l\"\n"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("elsewere");
    }

    @Test
    void everyPackageOfTheImageHasAReason() {
        Inlining real =
                ImageSettings.read(TestingImageFolder.file("image.toml")).inlining();
        assertThat(real.elsewhere()).isEqualTo("-l");
        assertThat(real.packages()).containsKeys("runtime", "golang.org/x/crypto/chacha20poly1305");
        assertThat(real.packages().values())
                .allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(10));
    }
}
