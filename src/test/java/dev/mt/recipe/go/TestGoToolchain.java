package dev.mt.recipe.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import dev.mt.core.process.TestingCommandRunner;
import dev.mt.recipe.step.TestingWork;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestGoToolchain {
    @TempDir
    Path folder;

    @Test
    void isThePinnedOne() throws IOException {
        TestingCommandRunner commands = new TestingCommandRunner().on("version", "go version go1.27.4 linux/amd64");
        TestingWork work = new TestingWork(folder, commands);
        new TestingGo(folder, commands).toolchain().run(work);
        assertThat(commands.ran().getLast().environment()).containsEntry("GOTOOLCHAIN", "go1.27.4");
    }

    /** A Go before 1.21 does not know GOTOOLCHAIN, and says what it is. */
    @Test
    void anOldGoIsNamed() throws IOException {
        TestingCommandRunner commands = new TestingCommandRunner().on("version", "go version go1.19.8 linux/amd64");
        TestingWork work = new TestingWork(folder, commands);
        GoToolchain step = new TestingGo(folder, commands).toolchain();
        Failure failure = catchThrowableOfType(Failure.class, () -> step.run(work));
        assertThat(failure).hasMessage("fetching go1.27.4 failed: Go says it is 'go version go1.19.8 linux/amd64'");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("Go 1.21 or newer"));
    }
}
