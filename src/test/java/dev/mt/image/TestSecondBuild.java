package dev.mt.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.CommandResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two builds that write into the same folder at the same time. */
@Tag("machine")
class TestSecondBuild {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void waitsAndSaysForWhomOrFailsIfToldNotTo() {
        TestingCheckout checkout = TestingCheckout.ours();
        TestingCache cache = TestingCache.without("tailscale", "image", "archive");
        Path out = TestingMachine.folder("out");
        String[] words = {"build", "amd64", "--progress", "plain", "--out", out.toString()};
        try (TestingDaemon first = checkout.start(cache.variable(), words)) {
            TestingPatience.await(
                    "the first build to hold the folder",
                    PATIENCE,
                    () -> first.log().contains("tailscale (amd64): begins"),
                    first::log);
            assertThat(out.resolve(".lock")).isNotEmptyFile();
            first.signal("STOP");

            CommandResult impatient =
                    checkout.mt(cache.variable(), "build", "amd64", "--no-wait", "--out", out.toString());
            assertThat(impatient.status()).as(impatient.logText()).isEqualTo(1);
            assertThat(impatient.logText())
                    .contains("mt: another build writes into " + out)
                    .contains("process " + first.pid())
                    .contains("--out");

            try (TestingDaemon second = checkout.start(cache.variable(), words)) {
                TestingPatience.await(
                        "the second build to say that it waits",
                        PATIENCE,
                        () -> second.log().contains("waiting for another build that writes into " + out),
                        second::log);
                assertThat(second.log()).contains("process " + first.pid());
                first.signal("CONT");
                assertThat(first.awaitEnd(PATIENCE)).as(first.log()).isEqualTo(OptionalInt.of(0));
                assertThat(second.awaitEnd(PATIENCE)).as(second.log()).isEqualTo(OptionalInt.of(0));
                // What the first has made, the second finds.
                assertThat(second.log()).doesNotContain("tailscale (amd64): begins");
            }
        }
        assertThat(Files.exists(out.resolve("oci/index.json"))).isTrue();
    }
}
