package dev.mt.recipe.go;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.TailscaleVersion;
import dev.mt.recipe.pins.GoModule;
import dev.mt.recipe.pins.TailscalePin;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestStamps {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final Digest MARK = new Digest("fedcba9876543210".repeat(4));

    private static Stamps stamps(Optional<String> commit) {
        GoModule pins = new GoModule(Path.of("p"), Optional.empty(), Map.of());
        return new Stamps(new TailscalePin(TailscaleVersion.parse("1.104.5"), pins, commit), MARK);
    }

    @Test
    void areThoseOfAReleasedBuild() {
        assertThat(String.join(" ", stamps(Optional.of(COMMIT)).flags()))
                .isEqualTo("-X tailscale.com/version.shortStamp=1.104.5 "
                        + "-X tailscale.com/version.longStamp=1.104.5-t012345678-gfedcba987 "
                        + "-X tailscale.com/version.extraGitCommitStamp=fedcba9876543210fedcba9876543210fedcba98 "
                        + "-X tailscale.com/version.gitCommitStamp=" + COMMIT);
    }

    @Test
    void doNotInventACommit() {
        assertThat(String.join(" ", stamps(Optional.empty()).flags()).strip())
                .contains("longStamp=1.104.5-gfedcba987 ")
                .doesNotContain("gitCommitStamp=0")
                .doesNotContain("-t")
                .doesNotContain(" -X tailscale.com/version.gitCommitStamp");
    }

    @Test
    void areTheSameEverywhere() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(stamps(Optional.empty()).flags()).contains("-X tailscale.com/version.shortStamp=1.104.5");
        } finally {
            Locale.setDefault(before);
        }
    }
}
