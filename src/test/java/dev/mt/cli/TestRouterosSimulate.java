package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code mt routeros simulate} without a terminal. */
class TestRouterosSimulate {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int simulate(String commands, String... arguments) {
        Context context = new Context(
                new Console(new PrintWriter(out), new PrintWriter(err), false, 80, false), folder, Map.of());
        CommandLine line = new CommandLine(new RouterosSimulateCommand(
                context, new ByteArrayInputStream(commands.getBytes(StandardCharsets.UTF_8))));
        line.setExecutionExceptionHandler(new FailureHandler(context));
        line.setExitCodeExceptionMapper(FailureHandler::status);
        return line.execute(arguments);
    }

    @Test
    void commandsComeFromTheStandardInput() {
        assertThat(simulate(":put [/system/resource/get version]\n:put \"é\"\n", "--version", "7.13"))
                .isZero();
        assertThat(out.toString()).isEqualTo("7.13 (stable)\né\n".replace("\n", System.lineSeparator()));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aCommandThatFailsIsInTheStatus() {
        assertThat(simulate("test\n:put 1\n")).isEqualTo(ExitCode.FAILED.status());
        assertThat(out.toString()).isEqualTo("bad command name test (line 1 column 1)\n1\n");
    }

    @Test
    void theRouterIsAsAskedFor() {
        assertThat(simulate("""
                        :put [/system/resource/get architecture-name]
                        :put [/system/resource/get total-memory]
                        :put [/system/resource/get free-hdd-space]
                        :put [:len [/file/find name=flash]]
                        """, "--arch", "armv7", "--memory=256M", "--flash", "16M"))
                .isZero();
        assertThat(out.toString()).isEqualTo("arm\n268435456\n5242880\n1\n");
        assertThat(simulate("", "--flash", "much")).isEqualTo(ExitCode.USAGE.status());
        assertThat(simulate("", "--arch", "mips")).isEqualTo(ExitCode.USAGE.status());
        assertThat(simulate("", "--time", "slow")).isEqualTo(ExitCode.USAGE.status());
        assertThat(err.toString()).contains("--flash much is no size", "--time slow is not known");
        assertThat(simulate("", "--version", "7.31")).isZero();
        assertThat(err.toString()).contains("RouterOS 7.31 is not known yet: simulating 7.24");
    }

    @Test
    void scriptsRunFirstAndFilesAreThere() throws IOException {
        Path script = Files.writeString(folder.resolve("a.rsc"), ":global x 5\n:put script\n");
        Path file = Files.writeString(folder.resolve("b.txt"), "content");
        assertThat(simulate(
                        ":put $x\n:put [/file/get c.txt contents]\n",
                        "--script",
                        script.toString(),
                        "--file",
                        file + "=c.txt"))
                .isZero();
        assertThat(out.toString()).isEqualTo("script\n5\ncontent\n");
        Files.writeString(script, ":put before\n/ip/nonsense\n");
        assertThat(simulate(":put never\n", "--script", script.toString())).isEqualTo(ExitCode.FAILED.status());
        assertThat(out.toString()).endsWith("before\n");
        assertThat(err.toString()).contains("the script " + script + " failed: bad command name nonsense");
        assertThat(simulate("", "--file", folder.resolve("none").toString())).isEqualTo(ExitCode.USAGE.status());
    }

    @Test
    void restAndSshAreServedUntilItQuits() {
        assertThat(simulate("/quit\n", "--rest", "0", "--ssh", "0", "--state", folder.toString()))
                .isZero();
        assertThat(err.toString())
                .containsPattern("REST: http://127.0.0.1:\\d+/rest")
                .containsPattern("SSH: ssh -p \\d+ admin@127.0.0.1");
        assertThat(folder.resolve("ssh-host-key")).exists();
    }
}
