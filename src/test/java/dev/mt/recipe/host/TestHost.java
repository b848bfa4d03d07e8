package dev.mt.recipe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestHost {
    @TempDir
    Path folder;

    @Test
    void findsTheFirstProgramInPath() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Path two = Files.createDirectories(folder.resolve("two"));
        Files.createDirectories(one.resolve("make"));
        Files.writeString(one.resolve("python3"), "not executable");
        TestingPath programs = new TestingPath(two).program("make", "").program("python3", "");
        String path = one + "::" + folder.resolve("missing") + ":"
                + programs.environment().get("PATH");
        Host host = new Host(Map.of("PATH", path));
        assertThat(host.make()).isEqualTo(programs.program("make"));
        assertThat(host.python()).isEqualTo(programs.program("python3"));
        assertThat(host.inPath("git")).isEmpty();
        assertThat(new Host(Map.of()).inPath("make")).isEmpty();
    }

    @Test
    void gmakeIsMake() throws IOException {
        TestingPath programs = new TestingPath(folder).program("gmake", "");
        assertThat(programs.host().make()).isEqualTo(programs.program("gmake"));
    }

    @Test
    void saysWhatIsMissingAndHowToGetIt() {
        Host host = new Host(Map.of("PATH", folder.toString()));
        Failure make = catchThrowableOfType(Failure.class, host::make);
        assertThat(make)
                .hasMessage("there is no make on this machine (no 'make' in PATH), which busybox is built with");
        assertThat(make.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("apt-get install make"));
        Failure python = catchThrowableOfType(Failure.class, host::python);
        assertThat(python).hasMessageStartingWith("there is no Python on this machine");
        assertThat(python.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("python3-pip"));
    }

    @Test
    void passesOnOnlyWhatDoesNotChangeWhatIsMade() {
        Host host = new Host(Map.ofEntries(
                Map.entry("PATH", "/bin"),
                Map.entry("HOME", "/home/me"),
                Map.entry("HTTPS_PROXY", "http://proxy"),
                Map.entry("LC_ALL", "tr_TR.UTF-8"),
                Map.entry("LANG", "tr_TR.UTF-8"),
                Map.entry("TZ", "Asia/Kathmandu"),
                Map.entry("CFLAGS", "-O0"),
                Map.entry("GOFLAGS", "-mod=vendor"),
                Map.entry("MAKEFLAGS", "-k"),
                Map.entry("TS_AUTHKEY", "secret"),
                Map.entry("PIP_INDEX_URL", "https://mirror")));
        assertThat(host.passedOn())
                .containsOnly(
                        Map.entry("PATH", "/bin"),
                        Map.entry("HOME", "/home/me"),
                        Map.entry("HTTPS_PROXY", "http://proxy"),
                        Map.entry("LC_ALL", "C"),
                        Map.entry("TZ", "UTC"));
        assertThat(host.passedOn("PIP_")).containsEntry("PIP_INDEX_URL", "https://mirror");
    }

    @Test
    void aBlankVariableIsNone() {
        Host host = new Host(Map.of("A", " ", "B", "b"));
        assertThat(host.variable("A")).isEmpty();
        assertThat(host.variable("B")).hasValue("b");
    }
}
