package dev.mt.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;

/**
 * Where results and messages go: results to standard output, everything else to the error output.
 *
 * @param out results
 * @param err messages
 * @param terminal whether messages go to a terminal
 * @param width columns of that terminal
 * @param colour whether colours are wanted (no-color.org)
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal, int width, boolean colour) {
    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 20;

    public Console {
        Objects.requireNonNull(out, "out is null");
        Objects.requireNonNull(err, "err is null");
        if (width < 1) {
            throw new IllegalArgumentException("a terminal of %d columns".formatted(width));
        }
    }

    /**
     * The process's own console.
     *
     * @param columns the width of the terminal that the error output is, as {@code ./mt} found it; empty if it is none
     */
    static Console of(PrintWriter out, PrintWriter err, String columns, Map<String, String> environment) {
        // A dumb terminal can neither move its cursor nor show colours.
        boolean terminal =
                !columns.isBlank() && !environment.getOrDefault("TERM", "").equals("dumb");
        boolean colour = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Console(out, err, terminal, width(columns), colour);
    }

    private static int width(String columns) {
        try {
            int found = Integer.parseInt(columns.strip());
            return found < NARROWEST ? USUAL_WIDTH : found; // a terminal that does not know says 0
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }
}
