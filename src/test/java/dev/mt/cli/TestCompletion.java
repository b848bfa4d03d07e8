package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCompletion {
    @TempDir
    Path folder;

    private Path script() throws IOException {
        TestingMt mt = TestingMt.run("completion");
        assertThat(mt.status()).isZero();
        assertThat(mt.err()).isEmpty();
        return Files.writeString(folder.resolve("completion"), mt.out());
    }

    private CommandResult bash(String... words) {
        TestingPrograms.require("bash");
        String[] all = new String[words.length + 1];
        all[0] = "bash";
        System.arraycopy(words, 0, all, 1, words.length);
        return new ProcessRunner().run(Command.of(all).in(folder).with("PATH", "/usr/bin:/bin"));
    }

    @Test
    void isABashScript() throws IOException {
        CommandResult result = bash("-n", script().toString());
        assertThat(result.succeeded()).as(result.logText()).isTrue();
    }

    @Test
    void offersCommandsOptionsAndValues() throws IOException {
        script();
        assertThat(offered("mt", "b")).contains("build").doesNotContain("size");
        assertThat(offered("mt", "build", "--t")).contains("--tar", "--tailscale-version");
        assertThat(offered("mt", "build", "--progress", "")).contains("auto", "plain", "tty", "quiet");
        assertThat(offered("mt", "")).doesNotContain("rehearse");
    }

    private List<String> offered(String... words) {
        List<String> command = new ArrayList<>(List.of("-c", """
                source ./completion
                COMP_WORDS=("$@")
                COMP_CWORD=$(($# - 1))
                COMP_LINE="$*"
                COMP_POINT=${#COMP_LINE}
                COMP_TYPE=9
                _complete_mt mt
                printf '%s\\n' "${COMPREPLY[@]}"
                """, "bash"));
        command.addAll(List.of(words));
        return bash(command.toArray(String[]::new)).output().stream()
                .map(String::strip)
                .toList();
    }
}
