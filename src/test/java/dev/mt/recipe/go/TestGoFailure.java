package dev.mt.recipe.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.TestingCommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts are what Go 1.26 and its module proxy printed. */
class TestGoFailure {
    @TempDir
    Path folder;

    private Failure failure(String log) throws IOException {
        Go go = new TestingGo(folder, new TestingCommandRunner()).go();
        CommandResult result = new CommandResult(
                Command.of("/bin/go"), 1, List.of(), log.lines().toList());
        return catchThrowableOfType(Failure.class, () -> GoFailure.check(result, "compiling Tailscale for arm64", go));
    }

    @Test
    void aWrongChecksumNamesModuleAndBothSums() throws IOException {
        Failure failure = failure("""
                go: downloading example.com/tiny v1.0.0
                verifying example.com/tiny@v1.0.0: checksum mismatch
                \tdownloaded: h1:Gj/ArbtkDyOorqulig3ML48xGAeZ3nxv0jwo2N6xPag=
                \tgo.sum:     h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

                SECURITY ERROR
                This download does NOT match an earlier download recorded in go.sum.
                """);
        assertThat(failure)
                .hasMessage(
                        "compiling Tailscale for arm64 failed: the checksum of example.com/tiny@v1.0.0 does not match:"
                                + " expected h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,"
                                + " found h1:Gj/ArbtkDyOorqulig3ML48xGAeZ3nxv0jwo2N6xPag=");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("before you know why"));
    }

    @Test
    void aProxyThatDoesNotAnswerIsNamed() throws IOException {
        for (String log : List.of(
                "go: x.test@v1: Get \"http://127.0.0.1:9/x\": dial tcp 127.0.0.1:9: connect: connection refused",
                "go: x.test@v1: Get \"https://no.invalid/x\": dial tcp: lookup no.invalid on 10.0.0.1:53: no such host",
                "go: x.test@v1: Get \"https://p.test/x\": net/http: TLS handshake timeout")) {
            Failure failure = failure(log);
            assertThat(failure).hasMessageContaining("the Go module proxy cannot be reached");
            assertThat(failure.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("GOPROXY", log));
        }
    }

    @Test
    void aToolchainThatCannotBeHadIsNamed() throws IOException {
        assertThat(failure("go: download go1.99.9 for linux/amd64: toolchain not available"))
                .hasMessageContaining("cannot fetch its toolchain go1.27.4");
    }

    @Test
    void aVersionThatNeedsANewerGoIsNamed() throws IOException {
        Failure failure =
                failure("go: tailscale.com@v1.120.0 requires go >= 1.30 (running go 1.27.4; GOTOOLCHAIN=go1.27.4)");
        assertThat(failure).hasMessageContaining("needs a newer Go than the pinned go1.27.4");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("toolchain line"));
    }

    @Test
    void aVersionThatDoesNotExistIsNamed() throws IOException {
        for (String log : List.of(
                "{\n\"Error\": \"tailscale.com@v1.104.99: invalid version: unknown revision v1.104.99\"\n}",
                "go: tailscale.com@v1.104.99: reading https://p.test/tailscale.com/@v/v1.104.99.info: 404 Not Found",
                "go: tailscale.com@v1.104.99: reading https://p.test/tailscale.com/@v/v1.104.99.info: 403 Forbidden")) {
            Failure failure = failure(log);
            assertThat(failure).hasMessageContaining("the Go module proxy does not have this version");
            assertThat(failure.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("v1.104.99"));
        }
    }

    @Test
    void aFullDiskIsNamed() throws IOException {
        assertThat(failure("go: writing stat cache: write /home/me/go/pkg: no space left on device"))
                .hasMessage("compiling Tailscale for arm64 failed: the disk is full");
    }

    @Test
    void anythingElseIsShown() throws IOException {
        assertThat(failure("cmd/tailscaled/x.go:3:8: undefined: y").text())
                .contains("'/bin/go' ended with status 1", "undefined: y");
    }
}
