package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class TestHelp {
    private static Map<String, CommandLine> subcommands() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Console console = new Console(nowhere, nowhere, false, 80, false);
        return new TreeMap<>(
                Main.commandLine(new Context(console, Path.of(""), Map.of())).getSubcommands());
    }

    static List<String> commands() {
        return List.copyOf(subcommands().keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItsOptions(String command) {
        TestingMt mt = TestingMt.run(command, "--help");
        assertThat(mt.status()).isZero();
        assertThat(mt.err()).isEmpty();
        assertThat(mt.out()).contains("Usage: mt " + command).contains("--help");
        CommandLine.Model.CommandSpec spec =
                Objects.requireNonNull(subcommands().get(command)).getCommandSpec();
        assertThat(spec.usageMessage().description()).isNotEmpty();
        assertThat(spec.options()).allSatisfy(option -> {
            assertThat(option.description()).as(option.longestName()).isNotEmpty();
            assertThat(mt.out()).contains(option.longestName());
        });
        assertThat(mt.lines()).allMatch(line -> line.length() <= 80, "is not wider than the terminal");
    }

    @Test
    void theProgramNamesItsCommandsAndExitStatuses() {
        TestingMt mt = TestingMt.run("--help");
        assertThat(mt.status()).isZero();
        assertThat(mt.out())
                .contains("  build ", "  size ", "  completion ", "  help ", "--version", "Exit status:")
                .contains("  130 ")
                .doesNotContain("rehearse");
        assertThat(TestingMt.run("help").out()).isEqualTo(mt.out());
        assertThat(TestingMt.run("-h").out()).isEqualTo(mt.out());
    }

    @Test
    void helpOfACommandIsTheSameBothWays() {
        assertThat(TestingMt.run("help", "build").out())
                .isEqualTo(TestingMt.run("build", "--help").out())
                .contains(
                        "--tar",
                        "--tailscale-version=VERSION",
                        "--ca=",
                        "--out=DIR",
                        "--progress",
                        "--json",
                        "--no-wait");
    }

    @Test
    void theVersionSaysWhatIsBuilt() {
        TestingMt mt = TestingMt.run("--version");
        assertThat(mt.status()).isZero();
        assertThat(mt.err()).isEmpty();
        assertThat(mt.out())
                .matches("mt, which builds Tailscale 1\\.\\d+\\.\\d+ with go1\\.\\d+\\.\\d+ \\(JDK \\d+\\)\\R");
    }

    @Test
    void theVersionOfNoCheckoutIsAFailureInWords(@TempDir Path folder) {
        TestingMt mt = TestingMt.in(folder, Map.of(), "--version");
        assertThat(mt.status()).isEqualTo(1);
        assertThat(mt.out()).isEmpty();
        assertThat(mt.err()).isEqualToNormalizingNewlines("""
                mt: there is no image/image.toml in %s
                  run ./mt of a whole checkout of the repository
                """.formatted(folder));
    }
}
