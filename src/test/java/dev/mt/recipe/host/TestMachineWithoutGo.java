package dev.mt.recipe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Failure;
import dev.mt.core.process.CommandResult;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go is also looked for in fixed folders: they are hidden in a mount namespace. */
@Tag("machine")
class TestMachineWithoutGo {
    public static void main(String[] arguments) {
        try {
            System.out.println("found " + new Host(Map.of("PATH", arguments[0])).go());
        } catch (Failure e) {
            System.out.println(e.text());
        }
    }

    @Test
    void isNamed(@TempDir Path folder) {
        TestingPrograms.require("unshare");
        TestingPrograms.require("root".equals(System.getProperty("user.name")), "not root");
        CommandResult result = TestingPrograms.tryRun(
                folder,
                "unshare",
                "--mount",
                "sh",
                "-c",
                "for d in /usr/local/go /usr/lib/go /opt/go; do"
                        + " if [ -d $d ]; then mount -t tmpfs none $d || exit 99; fi; done; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TestMachineWithoutGo.class.getName(),
                folder.toString());
        assertThat(result.status()).as(result.logText()).isZero();
        assertThat(result.output())
                .satisfiesExactly(
                        what -> assertThat(what).isEqualTo("there is no Go on this machine (no 'go' in PATH)"),
                        hint -> assertThat(hint).contains("Go 1.21 or newer", "https://go.dev/dl"));
    }
}
