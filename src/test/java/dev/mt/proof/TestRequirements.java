package dev.mt.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing is one sentence, and what to do about it is a command. */
class TestRequirements {
    @TempDir
    Path folder;

    private static Failure check(Requirements requirements, Platform... platforms) {
        try {
            requirements.check(new ProcessRunner(), List.of(platforms));
        } catch (Failure e) {
            return e;
        }
        return Failure.of("nothing is missing");
    }

    @Test
    void namesTheEmulatorsThatTheKernelDoesNotHaveOrMayNotUse() throws IOException {
        Requirements none = new Requirements(System.getenv(), folder);
        assertThat(check(none, Platform.ARM64, Platform.ARMV5).text())
                .contains("verifying needs what is not on this machine: ")
                .contains("qemu-aarch64 to run arm64 programs", "qemu-arm to run armv5 programs")
                .containsPattern("apt-get install .*binfmt-support.*qemu-user-static");
        // Without the flag F the emulator would have to be inside of the container.
        Files.writeString(folder.resolve("qemu-aarch64"), "enabled\ninterpreter /usr/bin/qemu\nflags: OC\n");
        assertThat(check(none, Platform.ARM64).text()).contains("qemu-aarch64 to run arm64 programs");
        Files.writeString(folder.resolve("qemu-aarch64"), "enabled\ninterpreter /usr/bin/qemu\nflags: OCF\n");
        assertThat(check(none, Platform.ARM64).text()).doesNotContain("qemu-aarch64");
    }

    @Test
    void namesEachProgramAndItsPackage() {
        Requirements none = new Requirements(Map.of("PATH", folder.toString()), folder);
        Failure failure = check(none, Platform.AMD64);
        assertThat(failure.text()).contains("dig").contains("bind9-dnsutils").contains("curl");
        assertThat(failure.text().lines().filter(line -> line.contains("apt-get install")))
                .hasSize(1);
    }
}
