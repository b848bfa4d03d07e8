package dev.mt.core.process;

import dev.mt.core.Causes;
import dev.mt.core.Failure;
import java.util.List;

/**
 * How a command ended.
 *
 * @param command what was run
 * @param status its exit status
 * @param output the lines of its standard output, as far as they were kept
 * @param log the last lines of output and error output together, in the order they came
 */
public record CommandResult(Command command, int status, List<String> output, List<String> log) {
    private static final int LINES_SHOWN = 20;

    public CommandResult {
        output = List.copyOf(output);
        log = List.copyOf(log);
    }

    /** Whether it ended with status 0. */
    public boolean succeeded() {
        return status == 0;
    }

    /** Standard output as one text. */
    public String text() {
        return String.join("\n", output);
    }

    /** Everything that was kept of what it said. */
    public String logText() {
        return String.join("\n", log);
    }

    /**
     * This result if the command succeeded.
     *
     * @param doing what the command was to do, as in "compiling busybox for armv7"
     * @throws Failure otherwise, with the end of what the command said
     */
    public CommandResult orFail(String doing) {
        if (succeeded()) {
            return this;
        }
        throw failure(doing);
    }

    /** The last lines of what it said, set in as a hint is. */
    public String lastWords(int lines) {
        return String.join("\n    ", log.subList(Math.max(0, log.size() - lines), log.size()));
    }

    /** The failure that this result is. */
    public Failure failure(String doing) {
        if (Causes.saysFull(logText())) {
            return Failure.of(doing + " failed: the disk is full", "free some space and run the same command again");
        }
        return Failure.of(
                "%s failed: '%s' ended with status %d".formatted(doing, command.program(), status),
                log.isEmpty() ? "it said nothing" : "its last words were:\n    " + lastWords(LINES_SHOWN));
    }
}
