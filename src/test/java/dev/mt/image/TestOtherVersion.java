package dev.mt.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.CommandResult;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Tailscale that nothing in the repository has checksums of: Go's checksum database has them. */
@Tag("machine")
class TestOtherVersion {
    @Test
    void olderStableLineBuildsWithTheSameFeaturesAndEdits() {
        TestingPrograms.require("umoci");
        Path out = TestingMachine.folder("out");
        CommandResult result = TestingCheckout.ours()
                .mt(Map.of(), "build", "amd64", "--tailscale-version", "1.102.4", "--json", "--out", out.toString());
        TestingBuild build = TestingBuild.of(result);
        assertThat(build.json().path("tag").asString()).isEqualTo("v1.102.4-dev");
        TestingPrograms.run(out, "umoci", "unpack", "--rootless", "--image", "oci:v1.102.4-dev-amd64", "bundle");
        String program = out.resolve("bundle/rootfs/usr/local/bin/tailscale").toString();
        assertThat(TestingPrograms.run(out, program, "version"))
                .startsWith("1.102.4\n")
                .containsPattern("long version: 1\\.102\\.4(-t[0-9a-f]{9})?-g[0-9a-f]{9}\n");
        assertThat(TestingPrograms.tryRun(out, program + "d", "--help").logText())
                .contains("-statedir");
    }
}
