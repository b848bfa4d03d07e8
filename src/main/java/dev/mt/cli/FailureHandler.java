package dev.mt.cli;

import dev.mt.core.Causes;
import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import picocli.CommandLine;

/** Says what went wrong in words; the stack trace only for those who set {@code MT_DEBUG}. */
final class FailureHandler implements CommandLine.IExecutionExceptionHandler {
    private final Console console;
    private final Interruption interruption;
    private final boolean debug;

    FailureHandler(Context context) {
        this.console = context.console();
        this.interruption = context.interruption();
        this.debug = !context.environment().getOrDefault("MT_DEBUG", "").isEmpty();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        if (interruption.interrupted()) {
            return ExitCode.CANCELLED.status();
        }
        String sign = console.colour() ? "\u001b[31mmt:\u001b[0m " : "mt: ";
        if (e instanceof Failure failure) {
            console.err().println(sign + failure.getMessage());
            failure.hint().ifPresent(hint -> console.err().println("  " + hint));
        } else {
            console.err()
                    .println(sign + "this should not happen: " + e.getClass().getSimpleName() + ": "
                            + Causes.describe(e));
            console.err().println("  please report it, with what the same command says when MT_DEBUG=1 is set");
        }
        if (debug) {
            e.printStackTrace(console.err());
        }
        console.err().flush();
        return status(e);
    }

    static int status(Throwable e) {
        return (e instanceof Failure failure ? failure.exitCode() : ExitCode.FAILED).status();
    }
}
