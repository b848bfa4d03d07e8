package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TestCommandLine {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void versionSaysWhatIsBuilt() {
        TestingCommandLine line = TestingCommandLine.inCheckout().run("--version");

        assertThat(line.status()).isZero();
        assertThat(line.out())
                .matches("mt, which builds Tailscale \\d+\\.\\d+\\.\\d+ with go1\\.\\d+\\.\\d+ \\(JDK 2\\d\\)\n");
        assertThat(line.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "build, --tailscale-version",
        "build, --tar",
        "build, --ca",
        "build, --release",
        "build, --out",
        "build, --progress",
        "build, --json",
        "build, --no-wait",
        "size, --compare",
        "size, --json",
        "completion, --help",
    })
    void helpNamesEveryOption(String command, String option) {
        TestingCommandLine asked = TestingCommandLine.inCheckout().run(command, "--help");
        TestingCommandLine helped = TestingCommandLine.inCheckout().run("help", command);

        assertThat(asked.status()).isZero();
        assertThat(asked.out()).contains(option).isEqualTo(helped.out());
        assertThat(asked.err()).isEmpty();
    }

    @Test
    void helpHidesWhatIsNotForPeople() {
        TestingCommandLine line = TestingCommandLine.inCheckout().run("--help");

        assertThat(line.status()).isZero();
        assertThat(line.out()).contains("build", "size", "completion", "130").doesNotContain("rehearse");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bild | build",
                "build --tra | --tar",
                "build armv8 | armv7",
                "build x86 | known are amd64, arm64, armv7, armv5",
                "build amd64 --tailscale-version 1.105.0 | odd minor",
                "build amd64 --tailscale-version latest | three numbers",
                "build amd64 --ca nowhere.pem | no such file",
                "build amd64 --release v1 | v<tailscale>-mt.<N>",
                "build amd64 --release v1.2.3-mt.1 | is not of Tailscale",
                "build amd64 --progress loud | auto",
                "help bild | build",
            })
    void aWrongCommandLineIsSaidWhatIsWrong(String arguments, String said) {
        TestingCommandLine line = new TestingCommandLine(
                Path.of(System.getProperty("mt.home", ".")),
                Map.of("HOME", folder.toString(), "PATH", "/nowhere", "MT_CACHE", folder.toString()));

        line.run(arguments.split(" "));

        assertThat(line.status()).isEqualTo(2);
        assertThat(line.err()).startsWith("mt: ").contains(said);
        assertThat(line.out()).isEmpty();
    }

    @Test
    void withoutACommandThereIsAHint() {
        TestingCommandLine line = TestingCommandLine.inCheckout().run();

        assertThat(line.status()).isEqualTo(2);
        assertThat(line.err()).contains("a command is missing").contains("mt --help");
    }

    @Test
    void whatIsMissingIsSaidBeforeAnythingIsDone() throws IOException {
        TestingCommandLine line = withPrograms("go", "python3").run("build", "amd64", "--out", folder.toString());

        assertThat(line.status()).isEqualTo(1);
        assertThat(line.err())
                .startsWith("mt: there is no make on this machine")
                .contains("apt-get install make");
    }

    @Test
    void anotherFolderIsNoCheckout() {
        TestingCommandLine line = new TestingCommandLine(folder, Map.of()).run("build");

        assertThat(line.status()).isEqualTo(1);
        assertThat(line.err()).contains("there is no image/image.toml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1"})
    void aTraceIsOnlyForThoseWhoAsk(String debug) {
        TestingCommandLine line = new TestingCommandLine(folder, Map.of("MT_DEBUG", debug)).run("build");

        assertThat(line.err().contains("\tat dev.mt.")).isEqualTo(!debug.isEmpty());
    }

    @Test
    void completionIsAScriptForBash() {
        TestingCommandLine line = TestingCommandLine.inCheckout().run("completion");

        assertThat(line.status()).isZero();
        assertThat(line.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("--tailscale-version", "complete -F _complete_mt");
    }

    /** A command line on a machine that has only these programs, which do nothing. */
    private TestingCommandLine withPrograms(String... names) throws IOException {
        Path path = Files.createDirectory(folder.resolve("path"));
        for (String name : names) {
            Path program = path.resolve(name);
            Files.writeString(program, "#!/bin/sh\nexit 1\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        return new TestingCommandLine(
                Path.of(System.getProperty("mt.home", ".")),
                Map.of(
                        "HOME",
                        folder.toString(),
                        "PATH",
                        path.toString(),
                        "MT_CACHE",
                        folder.resolve("cache").toString()));
    }
}
