package dev.mt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Platform;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Image;
import dev.mt.oci.TestingImages;
import dev.mt.testing.TestingDockerRegistry;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's docker-registry, filled by skopeo. */
@Tag("machine")
class TestRegistryWithPrograms {
    @TempDir
    Path folder;

    @Test
    void readsWhatSkopeoPushed() {
        TestingPrograms.require("skopeo", "docker-registry");
        Descriptor index = TestingImages.layout(folder.resolve("oci"), folder);
        try (TestingDockerRegistry registry = TestingDockerRegistry.start(folder)) {
            String repository = registry.host() + "/network/tailscale";
            push("oci:oci:" + TestingImages.TAG, repository + ":stable", "--all", "--preserve-digests");
            push("oci:oci:" + TestingImages.TAG + "-armv5", repository + ":docker", "--format=v2s2");
            try (RegistryImages images = RegistryImages.of(Reference.parse(repository + ":stable"))) {
                assertThat(images.resolve()).isEqualTo(index);
                assertThat(images.images()).extracting(Image::platform).containsExactly(Platform.values());
                for (Image image : TestingImages.images(folder)) {
                    Image read = images.image(image.platform());
                    assertThat(read.manifestDigest()).isEqualTo(image.manifestDigest());
                    assertThat(read.id()).isEqualTo(image.id());
                    assertThat(read.files().entries())
                            .hasSameSizeAs(TestingImages.tree(image.platform()).entries());
                }
            }
            try (RegistryImages images = RegistryImages.of(Reference.parse(repository + ":docker"))) {
                assertThat(images.image(Platform.ARMV5).files().find("etc/platform"))
                        .isPresent();
            }
            try (RegistryImages images = RegistryImages.of(Reference.parse(repository + "@" + index.digest()))) {
                assertThat(images.images()).hasSize(4);
            }
            try (RegistryImages images = RegistryImages.of(Reference.parse(repository + ":gone"))) {
                assertThatThrownBy(images::images).hasMessageContaining("status 404: MANIFEST_UNKNOWN");
            }
        }
    }

    private void push(String from, String to, String... options) {
        String[] words = {"skopeo", "copy", "--quiet", "--dest-tls-verify=false"};
        TestingPrograms.run(
                folder,
                Stream.of(Stream.of(words), Stream.of(options), Stream.of(from, "docker://" + to))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }
}
