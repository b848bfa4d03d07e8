package dev.mt.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestCommand {
    @Test
    void inheritsNothing() {
        Command command = Command.of("go", "build");
        assertThat(command.environment()).isEmpty();
        assertThat(command.folder()).isEmpty();
        assertThat(command.with("A", "1").with(Map.of("A", "2", "B", "3")).in(Path.of("/")))
                .satisfies(more -> {
                    assertThat(more.environment()).containsOnly(Map.entry("A", "2"), Map.entry("B", "3"));
                    assertThat(more.folder()).hasValue(Path.of("/"));
                    assertThat(more.words()).containsExactly("go", "build");
                });
    }

    @Test
    void isShownWithoutItsEnvironment() {
        assertThat(Command.of("go", "build").with("GOPROXY", "https://user:secret@proxy"))
                .hasToString("go build");
    }

    @Test
    void hasWords() {
        assertThatThrownBy(() -> Command.of(List.of())).hasMessage("a command without words");
    }

    @Test
    void aFailureCarriesTheEndOfWhatWasSaid() {
        List<String> log =
                IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i).toList();
        CommandResult result = new CommandResult(Command.of("make", "busybox"), 2, List.of(), log);
        Failure failure = catchThrowableOfType(Failure.class, () -> result.orFail("compiling busybox for armv7"));
        assertThat(failure).hasMessage("compiling busybox for armv7 failed: 'make' ended with status 2");
        assertThat(failure.text())
                .contains("\n    line 11\n")
                .endsWith("\n    line 30")
                .doesNotContain("line 10\n");
    }

    @Test
    void aFailureOfASilentCommandSaysSo() {
        CommandResult result = new CommandResult(Command.of("make"), 1, List.of(), List.of());
        assertThat(result.failure("compiling").hint()).hasValue("it said nothing");
    }

    @Test
    void aFullDiskIsNamedWhoeverSaidIt() {
        CommandResult result = new CommandResult(
                Command.of("go"), 1, List.of(), List.of("write $WORK/b001/_pkg_.a: no space left on device"));
        assertThat(result.failure("compiling Tailscale")).hasMessage("compiling Tailscale failed: the disk is full");
        assertThat(result.failure("compiling Tailscale").hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("free some space"));
    }

    @Test
    void aSuccessIsItself() {
        CommandResult result = new CommandResult(Command.of("go"), 0, List.of("a", "b"), List.of("w", "a", "b"));
        assertThat(result.orFail("asking")).isSameAs(result);
        assertThat(result.text()).isEqualTo("a\nb");
        assertThat(result.logText()).isEqualTo("w\na\nb");
    }
}
