package dev.mt.proof;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import dev.mt.proof.world.Kernel;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An image with the crash that earlier ones had: Tailscale 1.102 without our edit of what it does with packets of its own making.
 * It is built for this, which takes some minutes.
 */
@Tag("slow")
class TestCrashPutBack {
    private static final String EDITS = "image/tailscale/edits.toml";
    private static final String OURS = "\tif !buildfeatures.HasNetstack {\n\t\treturn\n";
    private static final String UPSTREAMS =
            "\tif !buildfeatures.HasNetstack {\n\t\tpanic(\"unreachable\") // as it was\n";

    @TempDir
    Path folder;

    @Test
    void deniedConnectionsAreNoticedToEndIt() throws IOException {
        TestingVerification.require();
        VerifyResult result = TestingVerification.run(
                build().resolve("oci"),
                Platform.AMD64,
                EnumSet.of(Kernel.ROUTEROS),
                List.of("starts", "healthy", "subnets", "hostile"));
        assertThat(TestingVerification.failed(result)).containsOnlyKeys("hostile");
        assertThat(TestingVerification.failed(result).get("hostile")).isNotEmpty();
        assertThat(result.results().toString()).contains("panic: unreachable");
    }

    private Path build() throws IOException {
        Path checkout = folder.resolve("checkout");
        Files.createDirectory(checkout);
        TestingPrograms.run(
                TestingVerification.home(),
                "sh",
                "-c",
                "for each in * .[!.]*; do case $each in dist|target|.git) ;; *) cp -a \"$each\" \"$1\" ;; esac; done; "
                        + "cp -a --parents target/mt \"$1\"",
                "sh",
                checkout.toString());
        Path edits = checkout.resolve(EDITS);
        String text = Files.readString(edits);
        assertThat(text).contains(OURS);
        Files.writeString(edits, text.replace(OURS, UPSTREAMS));
        Path out = folder.resolve("out");
        Map<String, String> variables = new TreeMap<>(System.getenv());
        variables.put("JAVA_HOME", requireNonNull(System.getProperty("java.home")));
        CommandResult built = new ProcessRunner()
                .run(Command.of(List.of(
                                checkout.resolve("mt").toString(),
                                "build",
                                "amd64",
                                "--tailscale-version",
                                "1.102.4",
                                "--no-slim",
                                "--out",
                                out.toString()))
                        .in(checkout)
                        .with(variables));
        assertThat(built.succeeded()).as(built.logText()).isTrue();
        return out;
    }
}
