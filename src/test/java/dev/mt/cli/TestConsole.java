package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestConsole {
    private static Console of(String columns, Map<String, String> environment) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Console.of(nowhere, nowhere, columns, environment);
    }

    @Test
    void aWidthIsThatOfATerminal() {
        Console console = of("132", Map.of("TERM", "xterm"));
        assertThat(console.terminal()).isTrue();
        assertThat(console.width()).isEqualTo(132);
        assertThat(console.colour()).isTrue();
        assertThat(of("x", Map.of("TERM", "xterm")).width()).isEqualTo(80);
        assertThat(of("0", Map.of("TERM", "xterm")).width()).isPositive();
    }

    @Test
    void withoutAWidthThereIsNoTerminal() {
        Console console = of("", Map.of("TERM", "xterm"));
        assertThat(console.terminal()).isFalse();
        assertThat(console.colour()).isFalse();
        assertThat(console.width()).isEqualTo(80);
    }

    @Test
    void coloursAreLeftOutWhereTheyAreNotWanted() {
        assertThat(of("80", Map.of("TERM", "xterm", "NO_COLOR", "1")).colour()).isFalse();
        assertThat(of("80", Map.of("TERM", "xterm", "NO_COLOR", "")).colour())
                .as("no-color.org")
                .isTrue();
        assertThat(of("80", Map.of("TERM", "dumb")).colour()).isFalse();
    }

    /** A dumb terminal cannot move its cursor: no lines that change in place. */
    @Test
    void aDumbTerminalIsNone() {
        assertThat(of("80", Map.of("TERM", "dumb")).terminal()).isFalse();
    }

    @Test
    void thereIsAColumn() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        assertThatThrownBy(() -> new Console(nowhere, nowhere, true, 0, false)).hasMessageContaining("0 columns");
    }
}
