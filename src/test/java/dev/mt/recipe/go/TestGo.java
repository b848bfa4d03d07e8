package dev.mt.recipe.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.TestingCommandRunner;
import dev.mt.recipe.host.TestingPath;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestGo {
    @TempDir
    Path folder;

    private final TestingCommandRunner commands = new TestingCommandRunner();

    private Go go() throws IOException {
        TestingPath path = new TestingPath(folder)
                .program("go", "")
                .variable("GOFLAGS", "-mod=vendor")
                .variable("GOPROXY", "https://mine.test")
                .variable("GOTOOLCHAIN", "local")
                .variable("CGO_CFLAGS", "-O0")
                .variable("GOARM", "6");
        return new Go(path.host(), "go1.27.4", commands);
    }

    @Test
    void nothingButThePinsDecidesWhatIsBuilt() throws IOException {
        commands.on(
                "env", "https://mine.test,direct", "sum.golang.org", "", "", "", "", "/home/me/go", "/cache/mod", "");
        Command build = go().command("build", "./...");
        assertThat(build.words()).containsExactly(folder.resolve("bin/go").toString(), "build", "./...");
        assertThat(build.environment())
                .containsEntry("GOTOOLCHAIN", "go1.27.4")
                .containsEntry("GOENV", "off")
                .containsEntry("GOWORK", "off")
                .containsEntry("GOFLAGS", "-buildvcs=false")
                .containsEntry("CGO_ENABLED", "0")
                .containsEntry("GOPROXY", "https://mine.test,direct")
                .containsEntry("GOSUMDB", "sum.golang.org")
                .containsEntry("GOPATH", "/home/me/go")
                .containsEntry("GOMODCACHE", "/cache/mod")
                .containsEntry("LC_ALL", "C")
                .doesNotContainKeys("GOPRIVATE", "GOCACHE", "CGO_CFLAGS", "GOARM");
    }

    @Test
    void theUsersSettingsAreAskedForOnce() throws IOException {
        commands.on("env", "p");
        Go go = go();
        go.command("version");
        go.command("build");
        assertThat(commands.ran()).singleElement().satisfies(ask -> {
            assertThat(ask.environment()).containsEntry("GOPROXY", "https://mine.test");
            assertThat(ask.environment()).containsEntry("GOTOOLCHAIN", "local");
        });
    }

    @Test
    void aGoThatDoesNotWorkIsNamed() throws IOException {
        commands.fail("env", 2, "go: unknown command");
        Go go = go();
        assertThatThrownBy(() -> go.command("build"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("asking Go for its settings (%s/bin/go) failed", folder);
    }
}
