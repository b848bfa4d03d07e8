package dev.mt.cli.progress;

import dev.mt.cli.Console;
import dev.mt.proof.VerifyListener;

/** Shows what checks do while they do it. */
public interface CheckView extends VerifyListener, AutoCloseable {
    /** Ends the display; what was said stays on the screen. */
    @Override
    void close();

    /** The view for a mode. */
    static CheckView of(ProgressMode mode, Console console) {
        return switch (mode) {
            case auto -> console.terminal() ? new LiveChecks(console) : new PlainChecks(console.err());
            case tty -> new LiveChecks(console);
            case plain -> new PlainChecks(console.err());
            case quiet -> new QuietChecks();
        };
    }
}
