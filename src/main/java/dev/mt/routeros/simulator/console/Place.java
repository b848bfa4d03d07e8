package dev.mt.routeros.simulator.console;

import java.util.List;
import java.util.Set;

/** Where somebody stands who types a line: what the word that is begun may become. */
public sealed interface Place {
    /** What there is of the word. */
    String begun();

    /** A menu or a command of a menu. */
    record Name(List<String> menu, String begun) implements Place {
        public Name {
            menu = List.copyOf(menu);
        }
    }

    /**
     * An argument of a command.
     *
     * @param given the arguments that it has already
     */
    record Argument(List<String> menu, String command, Set<String> given, String begun) implements Place {
        public Argument {
            menu = List.copyOf(menu);
            given = Set.copyOf(given);
        }
    }

    /** The value of an argument. */
    record Value(List<String> menu, String command, String argument, String begun) implements Place {
        public Value {
            menu = List.copyOf(menu);
        }
    }

    /** A property, in a condition. */
    record Property(List<String> menu, String begun) implements Place {
        public Property {
            menu = List.copyOf(menu);
        }
    }

    /** A place that nothing is known of, such as in a text. */
    record Unknown(String begun) implements Place {}
}
