package dev.mt.recipe.busybox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.recipe.pins.TestingImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestBusyboxPin {
    @TempDir
    Path folder;

    @Test
    void theRealOneAgreesWithItself() {
        BusyboxPin pin = BusyboxPin.read(TestingImageFolder.file("busybox/source.toml"));
        assertThat(pin.folder()).isEqualTo("busybox-" + pin.version());
        assertThat(pin.debianPool()).startsWith("pool/").contains("_" + pin.version() + ".orig.");
        assertThat(pin.urls()).isNotEmpty().allSatisfy(url -> {
            assertThat(url.getScheme()).isEqualTo("https");
            assertThat(url.getPath()).contains(pin.version());
        });
    }

    @Test
    void aHashThatIsNoneIsNamedWithItsFile() throws IOException {
        assertRefused("sha256", "abc", "https://busybox.test/b.tar.bz2");
    }

    @Test
    void anAddressThatIsNoneIsNamedWithItsFile() throws IOException {
        assertRefused("urls", "0".repeat(64), "https://busybox test/b.tar.bz2");
    }

    private void assertRefused(String key, String hash, String url) throws IOException {
        Path file = Files.writeString(folder.resolve("source.toml"), """
                version = "1.37.0"
                sha256 = "%s"
                urls = ["%s"]
                debian-pool = "pool/b"
                folder = "busybox-1.37.0"
                """.formatted(hash, url));
        assertThatThrownBy(() -> BusyboxPin.read(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(file + ": '" + key + "'");
    }
}
