package dev.mt.routeros.syntax;

import java.util.Objects;

/** What became of a text: a tree, or what is wrong with it. RouterOS, too, stops at the first error. */
public sealed interface Parsed {
    /** The text is a script. */
    record Good(Script script) implements Parsed {
        public Good {
            Objects.requireNonNull(script, "script is null");
        }
    }

    /** The text is none. */
    record Bad(Problem problem) implements Parsed {
        public Bad {
            Objects.requireNonNull(problem, "problem is null");
        }
    }
}
