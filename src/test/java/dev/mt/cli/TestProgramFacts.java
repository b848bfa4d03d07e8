package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.FileTree;
import dev.mt.oci.Image;
import dev.mt.oci.TestingImages;
import dev.mt.release.attest.Attachments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestProgramFacts {
    @TempDir
    private Path dist = Path.of("");

    private Image image;
    private ProgramFacts facts;

    @BeforeEach
    void leave() throws IOException {
        // Its "program" is none: whoever reads it finds nothing.
        image = TestingImages.image(
                Platform.ARM64,
                FileTree.builder()
                        .file(ProgramFacts.PROGRAM, 0755, ByteSource.of("no program"))
                        .build(),
                dist);
        Files.createDirectories(dist.resolve("symbols"));
        Files.writeString(dist.resolve("symbols/abc.mtsym"), "a map");
        facts = new ProgramFacts(
                "abc",
                "1.27.4",
                List.of("tailscale.com"),
                Optional.of(Descriptor.of(Attachments.SYMBOLS, Digest.of("a map"), 5)));
        facts.leave(image, dist);
    }

    @Test
    void areTakenAsTheBuildLeftThem() {
        assertThat(ProgramFacts.of(image, dist)).contains(facts);
        assertThat(facts.symbolFile(dist)).hasContent("a map");
    }

    @Test
    void areThoseOfTheVeryImage() throws IOException {
        Image other = TestingImages.image(
                Platform.ARM64,
                FileTree.builder().file("bin/other", 0755, ByteSource.of("x")).build(),
                dist);
        assertThat(ProgramFacts.of(other, dist)).isEmpty();
    }

    @Test
    void aSymbolMapThatIsAnotherNowIsReadAgain() throws IOException {
        Files.writeString(dist.resolve("symbols/abc.mtsym"), "another map");
        assertThat(ProgramFacts.of(image, dist).orElseThrow().symbols())
                .contains(Descriptor.of(Attachments.SYMBOLS, Digest.of("another map"), 11));
        Files.delete(dist.resolve("symbols/abc.mtsym"));
        assertThat(ProgramFacts.of(image, dist).orElseThrow().symbols()).isEmpty();
    }
}
