package dev.mt.routeros.check;

/**
 * What surrounds a statement.
 *
 * @param caught whether an error is caught by {@code on-error} or {@code :onerror} of the same script
 * @param conditional whether it is in an {@code :if}
 * @param function whether it is in a function
 * @param parsed whether it is in the text of a {@code :parse}
 * @param complete whether all of the text around it is known
 */
record Context(boolean caught, boolean conditional, boolean function, boolean parsed, boolean complete) {
    static final Context SCRIPT = new Context(false, false, false, false, true);

    Context inTry() {
        return new Context(true, conditional, function, parsed, complete);
    }

    Context inIf() {
        return new Context(caught, true, function, parsed, complete);
    }

    /** A function is called from elsewhere. */
    Context inFunction() {
        return new Context(false, false, true, parsed, complete);
    }

    /** Whoever parses a text may catch what is wrong with it. */
    Context inParse(boolean all) {
        return new Context(caught, conditional, true, true, complete && all);
    }

    Context inStored(boolean all) {
        return new Context(false, false, false, false, complete && all);
    }

    /** Whether the script is prepared for a version that does not know what is in this text. */
    boolean guarded() {
        return parsed && (caught || conditional);
    }
}
