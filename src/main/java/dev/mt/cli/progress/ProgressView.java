package dev.mt.cli.progress;

import dev.mt.cli.Console;
import dev.mt.recipe.step.StepEvent;

/** Shows what steps do while they do it. */
public interface ProgressView extends StepEvent.Listener, AutoCloseable {
    /** Says something that is not about one step. */
    void say(String text);

    /** Ends the display; what was said stays on the screen. */
    @Override
    void close();

    /** The view for a mode. */
    static ProgressView of(ProgressMode mode, Console console) {
        return switch (mode) {
            case auto -> console.terminal() ? new LiveView(console) : new PlainView(console.err());
            case tty -> new LiveView(console);
            case plain -> new PlainView(console.err());
            case quiet -> new QuietView();
        };
    }
}
