package dev.mt.recipe.zig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.host.TestingPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts are what pip 23.2 printed. */
class TestPipFailure {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String FOUND = "840e88773a7c3fd5b73c48c5068972cd8ce771028eaac4bb9694e7dcc4f1a4ce";

    @TempDir
    Path folder;

    private Host host = new Host(java.util.Map.of());

    @BeforeEach
    void python() throws IOException {
        host = new TestingPath(folder).program("python3", "").host();
    }

    private Failure failure(String log) {
        List<String> lines = log.lines().toList();
        return PipFailure.of(new CommandResult(Command.of("python3"), 1, List.of(), lines), host);
    }

    @Test
    void aWrongHashNamesPackageAndBothHashes() {
        Failure failure = failure("""
                Looking in indexes: https://mirror.test/simple
                Collecting ziglang==0.15.2 (from -r requirements.txt (line 6))
                  Downloading ziglang-0.15.2-py3-none-manylinux_2_12_x86_64.whl (97.0 MB)
                ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions, please update the hashes. Otherwise, examine the package contents carefully; someone may have tampered with them.
                    ziglang==0.15.2 from https://files.test/ziglang-0.15.2.whl (from -r requirements.txt (line 6)):
                        Expected sha256 %s
                        Expected     or %s
                             Got        %s
                """.formatted(A, B, FOUND));
        assertThat(failure)
                .hasMessage(
                        "fetching the C compiler failed: the checksum of ziglang==0.15.2 does not match: "
                                + "expected %s or %s, found %s",
                        A, B, FOUND);
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("requirements.txt"));
    }

    @Test
    void oneExpectedHashIsNamedAlone() {
        assertThat(failure("""
                        ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.
                            ziglang==0.15.2 from file:///tmp/z.whl (from -r r.txt (line 1)):
                                Expected sha256 %s
                                     Got        %s
                        """.formatted(A, FOUND))).hasMessageEndingWith("expected %s, found %s", A, FOUND);
    }

    @Test
    void anUnreachableIndexIsNamed() {
        Failure failure = failure("""
                WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPConnection object at 0x7f8b98da8590>: Failed to establish a new connection: [Errno 111] Connection refused')': /simple/ziglang/
                ERROR: Could not find a version that satisfies the requirement ziglang==0.15.2 (from versions: none)
                ERROR: No matching distribution found for ziglang==0.15.2
                """);
        assertThat(failure).hasMessageContaining("package index cannot be reached");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint)
                .contains("check the network", "No matching distribution found for ziglang==0.15.2"));
    }

    @Test
    void aPythonWithoutPipIsNamed() {
        Failure failure = failure("/usr/bin/python3: No module named pip");
        assertThat(failure)
                .hasMessageStartingWith("fetching the C compiler failed: ")
                .hasMessageEndingWith("has no pip");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("apt-get install python3-pip"));
    }

    @Test
    void aFullDiskIsNamed() {
        assertThat(failure("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"))
                .hasMessage("fetching the C compiler failed: the disk is full");
    }

    @Test
    void anythingElseIsShown() {
        assertThat(failure("Traceback\nZeroDivisionError: division by zero").text())
                .contains("ended with status 1", "division by zero");
    }
}
