package dev.mt.recipe.step;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What a running step has: a folder to fill, a folder for scraps, the results it needs, and somebody to tell. */
public interface Work {
    /** The folder to write the result into; empty at first. */
    Path output();

    /** A folder for anything else; deleted afterwards. */
    Path scratch();

    /** The folder with the result of a step that this one {@linkplain Step#needs() needs}. */
    Path result(Step needed);

    /** The digest of that result. */
    StepKey identity(Step needed);

    /** Runs a command; its time is counted as the program's, not as ours. */
    CommandResult run(Command command, Consumer<String> line);

    /** Runs a command quietly. */
    default CommandResult run(Command command) {
        return run(command, line -> {});
    }

    /** Counts the time of a transfer as such. */
    <T> T transferring(Transfer<T> transfer) throws IOException;

    /**
     * Says how far it is.
     *
     * @param done how much is done
     * @param total of how much; 0 if that is not known
     * @param what the unit and what is at hand, such as {@code "packages: net/http"}
     */
    void progress(long done, long total, String what);

    /** Something that fetches. */
    @FunctionalInterface
    interface Transfer<T> {
        /** Fetches. */
        T fetch() throws IOException;
    }
}
