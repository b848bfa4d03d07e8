package dev.mt.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLayerFile {
    /** Anything that changes these changes the digest of every release: it has to be meant. */
    private static final String DIGEST = "sha256:99f4d9e2f8af94e60042f1f824ca166cb77cb48f9018721ec99b1111596f5279";

    private static final String DIFF_ID = "sha256:59262cc987f2b868c347c87c86a8f4c161c926e22445d7c87cc40adada3a81a9";

    @TempDir
    Path folder;

    @Test
    void hasTheSameDigestEverywhere() {
        Layer here = LayerFile.write(TestingImages.tree(Platform.ARM64), TestingImages.CREATED, folder.resolve("a"));
        assertThat(here.blob().digest()).hasToString(DIGEST);
        assertThat(here.diffId()).hasToString(DIFF_ID);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            // Arabic writes other digits, and Turkish has another lower case of I.
            for (String language : new String[] {"ar-EG-u-nu-arab", "tr-TR", "th-TH-u-ca-buddhist-nu-thai"}) {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                Layer there =
                        LayerFile.write(TestingImages.tree(Platform.ARM64), TestingImages.CREATED, folder.resolve("b"));
                assertThat(there.blob()).isEqualTo(here.blob());
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void knowsItsDigestsWithoutReadingAgain() throws IOException {
        Path file = folder.resolve("layer.tar.gz");
        Layer written = LayerFile.write(TestingImages.tree(Platform.AMD64), TestingImages.CREATED, file);
        assertThat(written.blob()).isEqualTo(Descriptor.of(MediaType.LAYER_GZIP, Files.readAllBytes(file)));
        assertThat(Digest.of(written.tar().readAll())).isEqualTo(written.diffId());
        assertThat(written.tar().size()).isEqualTo(written.tar().readAll().length);
        Layer opened = LayerFile.open(file);
        assertThat(opened.blob()).isEqualTo(written.blob());
        assertThat(opened.diffId()).isEqualTo(written.diffId());
        assertThat(opened.tar().size()).isEqualTo(written.tar().size());
    }

    @Test
    void saysThatAFileIsNoWholeLayer() throws IOException {
        Path file = folder.resolve("layer.tar.gz");
        LayerFile.write(TestingImages.tree(Platform.AMD64), TestingImages.CREATED, file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> LayerFile.open(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(file.toString());
        Files.writeString(file, "no gzip");
        assertThatThrownBy(() -> LayerFile.open(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("GZIP");
    }

    @Test
    void failsWhenAFileChangesWhileItIsRead() {
        ByteSource lying = new ByteSource() {
            @Override
            public long size() {
                return 3;
            }

            @Override
            public InputStream open() throws IOException {
                return ByteSource.of("12345").open();
            }
        };
        FileTree tree = FileTree.builder().file("a", 0644, lying).build();
        assertThatThrownBy(() -> LayerFile.write(tree, TestingImages.CREATED, folder.resolve("x")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("/a changed while it was read");
        assertThat(folder).isEmptyDirectory();
    }
}
