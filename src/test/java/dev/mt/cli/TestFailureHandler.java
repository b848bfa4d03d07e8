package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TestFailureHandler {
    private final StringWriter err = new StringWriter();

    private String handle(Exception e, int status, boolean colour, Map<String, String> environment) {
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), colour, 80, colour);
        Context context = new Context(console, Path.of(""), environment);
        CommandLine line = Main.commandLine(context);
        int found = new FailureHandler(context).handleExecutionException(e, line, line.parseArgs());
        assertThat(found).isEqualTo(status);
        return err.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void printsMessageAndHintAndNothingElse() {
        assertThat(handle(Failure.of("no make", "install make"), 1, false, Map.of()))
                .isEqualTo("mt: no make\n  install make\n");
    }

    @Test
    void theStatusIsTheFailures() {
        assertThat(handle(Failure.usage("wrong", ""), 2, false, Map.of())).isEqualTo("mt: wrong\n");
        assertThat(handle(Failure.cancelled("the build"), 130, false, Map.of()))
                .endsWith("mt: the build was cancelled\n");
    }

    @Test
    void showsWhereOnlyForThoseWhoAsk() {
        Failure failure = Failure.of("reading failed", "", new IOException("broken"));
        assertThat(handle(failure, 1, false, Map.of("MT_DEBUG", ""))).isEqualTo("mt: reading failed: broken\n");
        assertThat(handle(failure, 1, false, Map.of("MT_DEBUG", "1")))
                .contains("\tat " + getClass().getName())
                .contains("Caused by: java.io.IOException: broken");
    }

    @Test
    void whatShouldNotHappenIsToBeReported() {
        assertThat(handle(new IllegalStateException("x is null"), 1, false, Map.of()))
                .startsWith("mt: this should not happen: IllegalStateException: x is null\n")
                .contains("MT_DEBUG=1")
                .doesNotContain("\tat ");
    }

    @Test
    void isRedOnlyInColour() {
        assertThat(handle(Failure.of("no make"), 1, true, Map.of())).isEqualTo("\u001b[31mmt:\u001b[0m no make\n");
    }
}
