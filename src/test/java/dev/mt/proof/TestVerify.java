package dev.mt.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.proof.CheckResult.Outcome;
import dev.mt.proof.check.Checks;
import dev.mt.proof.world.Kernel;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The image that was built, through the checks. */
@Tag("machine")
class TestVerify {
    /** What differs by architecture, and can be looked at within a minute. */
    private static final List<String> BY_ARCHITECTURE = List.of("starts", "processor", "login");

    @Test
    void theImageForThisMachinePassesEverything() {
        TestingVerification.require();
        VerifyResult result = TestingVerification.run(
                TestingVerification.home().resolve("dist/oci"), Platform.AMD64, EnumSet.allOf(Kernel.class), List.of());
        assertThat(TestingVerification.failed(result)).isEmpty();
        assertThat(result.count(Outcome.SKIPPED)).isZero();
        assertThat(result.results()).hasSizeGreaterThan(Checks.all().size());
        assertThat(result.complete()).isTrue();
    }

    /** All of it takes emulated machines longer than a check may; {@code ./mt verify} does that. */
    @ParameterizedTest
    @EnumSource(names = "ARM.*", mode = EnumSource.Mode.MATCH_ALL)
    void theOthersRunOnTheirLeastProcessor(Platform platform) {
        TestingVerification.require();
        VerifyResult result = TestingVerification.run(
                TestingVerification.home().resolve("dist/oci"), platform, EnumSet.of(Kernel.ROUTEROS), BY_ARCHITECTURE);
        assertThat(TestingVerification.failed(result)).isEmpty();
        assertThat(result.count(Outcome.OK)).isEqualTo(BY_ARCHITECTURE.size());
    }
}
