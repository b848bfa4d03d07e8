package dev.mt.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.core.TailscaleVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestReleaseLabel {
    private static final TailscaleVersion VERSION = TailscaleVersion.parse("1.104.5");

    @Test
    void ofADevelopmentBuildHasNoRevision() {
        ReleaseLabel label = ReleaseLabel.development(VERSION);
        assertThat(label.tag()).isEqualTo("v1.104.5-dev");
        assertThat(label.version()).isEqualTo("1.104.5-dev");
        assertThat(label.revision()).isEmpty();
    }

    @Test
    void ofAReleaseHasItsCommit() {
        ReleaseLabel label = ReleaseLabel.release("v1.104.5-mt.12", VERSION, Optional.of("abc"));
        assertThat(label.version()).isEqualTo("1.104.5-mt.12");
        assertThat(label.revision()).hasValue("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.104.5-mt.1", "v1.104.5", "v1.104.5-mt.0", "v1.104.5-mt.01", "v1.104.5-mt.x", "latest", ""})
    void otherFormsAreRefused(String tag) {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> ReleaseLabel.release(tag, VERSION, Optional.empty()));
        assertThat(failure).hasMessage("'%s' is not the tag of a release", tag);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("v1.104.5-mt.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.104.50-mt.1", "v1.102.4-mt.1"})
    void ofAnotherVersionIsRefused(String tag) {
        assertThat(catchThrowableOfType(Failure.class, () -> ReleaseLabel.release(tag, VERSION, Optional.empty())))
                .hasMessage("the release %s is not of Tailscale 1.104.5, which is built", tag);
    }
}
