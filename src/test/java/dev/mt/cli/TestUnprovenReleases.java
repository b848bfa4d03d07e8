package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.oci.TestingImages;
import dev.mt.testing.TestingDockerRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases that nobody verified. */
@Tag("machine")
class TestUnprovenReleases {
    @TempDir
    private Path folder = Path.of("");

    private TestingMt mt(String repository, String... words) {
        List<String> arguments = new ArrayList<>(List.of("release"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--to", repository));
        return TestingMt.in(
                Path.of(System.getProperty("mt.home", "")),
                Map.of(SigningOptions.PASSWORD, "a password"),
                arguments.toArray(String[]::new));
    }

    @Test
    void thatIsOnRecordWithAKeyAndWithoutOne() {
        TestingImages.layout(folder.resolve("dist/oci"), folder);
        String dist = folder.resolve("dist").toString();
        String key = folder.resolve("release.key").toString();
        TestingMt.in(folder, Map.of(SigningOptions.PASSWORD, "a password"), "release", "keygen", "--out", key);
        try (TestingDockerRegistry registry = TestingDockerRegistry.start(folder)) {
            String unsigned = registry.host() + "/x/unsigned";
            TestingMt refused = mt(unsigned, "publish", "--from", dist);
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err()).contains("not everything is proven to work", "--unproven");
            assertThat(mt(unsigned, "list").out()).isEmpty();
            assertThat(mt(unsigned, "publish", "--from", dist, "--unproven").status())
                    .isZero();
            assertThat(mt(unsigned, "list").out())
                    .contains("not signed", "unproven: amd64 was not verified, arm64 was not verified");
            String signed = registry.host() + "/x/signed";
            assertThat(mt(signed, "publish", "--from", dist, "--unproven", "--key", key)
                            .status())
                    .isZero();
            assertThat(mt(signed, "list", "--json").out()).contains("\"amd64 was not verified\"");
        }
    }
}
