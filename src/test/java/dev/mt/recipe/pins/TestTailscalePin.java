package dev.mt.recipe.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.core.TailscaleVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestTailscalePin {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final GoModule PINS =
            new GoModule(Path.of("image/tailscale"), Optional.of("go1.27.4"), Map.of(TailscalePin.MODULE, "v1.104.5"));

    @Test
    void isThePinnedVersionUnlessAnotherIsAskedFor() {
        TailscalePin pin = TailscalePin.of(PINS, Optional.empty(), settings());
        assertThat(pin.version()).hasToString("1.104.5");
        assertThat(pin.pinned()).isTrue();
        assertThat(pin.module()).isEqualTo("tailscale.com@v1.104.5");
        TailscalePin other = TailscalePin.of(PINS, Optional.of(TailscaleVersion.parse("1.102.4")), settings());
        assertThat(other.pinned()).isFalse();
        assertThat(other.module()).isEqualTo("tailscale.com@v1.102.4");
        TailscalePin same = TailscalePin.of(PINS, Optional.of(TailscaleVersion.parse("1.104.5")), settings());
        assertThat(same).isEqualTo(pin);
    }

    @Test
    void knowsItsCommitIfTheSettingsDo() {
        assertThat(TailscalePin.of(PINS, Optional.empty(), settings()).commit()).isEmpty();
        assertThat(TailscalePin.of(PINS, Optional.of(TailscaleVersion.parse("1.102.4")), settings())
                        .commit())
                .hasValue(COMMIT);
    }

    @Test
    void anOddMinorIsRefusedWithAnEvenOne() {
        assertThat(refused("1.103.2").hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("such as 1.102.0"));
        assertThat(refused("2.1.0").hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("such as 2.0.0"));
    }

    @Test
    void aPinnedPreReleaseIsNamedWithItsFile() {
        GoModule early = new GoModule(
                Path.of("image/tailscale"), Optional.of("go1.27.4"), Map.of(TailscalePin.MODULE, "v1.106.0-pre.1"));
        Failure failure =
                catchThrowableOfType(Failure.class, () -> TailscalePin.of(early, Optional.empty(), settings()));
        assertThat(failure).hasMessageContaining("image/tailscale/go.mod pins, v1.106.0-pre.1, is no release");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    private static Failure refused(String version) {
        Failure failure = catchThrowableOfType(
                Failure.class, () -> TailscalePin.of(PINS, Optional.of(TailscaleVersion.parse(version)), settings()));
        assertThat(failure).hasMessageStartingWith("Tailscale " + version + " is unstable");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        return failure;
    }

    private static ImageSettings settings() {
        return new ImageSettings(
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "SIGTERM",
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Inlining.EVERYWHERE,
                Map.of("1.102.4", COMMIT));
    }
}
