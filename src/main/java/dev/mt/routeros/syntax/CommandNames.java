package dev.mt.routeros.syntax;

import java.util.List;
import java.util.Optional;

/**
 * What the parser must know of menus and commands: where a path ends and arguments begin cannot be seen in the text
 * ({@code /system script run update}). Menus are lists of full names from the root.
 */
public interface CommandNames {
    /** What a word may be. */
    enum Kind {
        MENU,
        COMMAND,
        /** Nobody knows: a command if what follows can only be its arguments, else a menu. */
        EITHER
    }

    /** How an argument is written. */
    enum ArgumentKind {
        /** {@code name=value}. */
        VALUE,
        /** A name alone, {@code as-value}; {@code name=value} is allowed as well. */
        FLAG,
        /** {@code name={statements}}: braces hold code, not an array. */
        CODE,
        /** {@code source={statements}}: braces hold the text of a script. */
        SOURCE,
        /** No argument of the command: until 7.22 the text is not taken, {@code expected end of command}. */
        UNKNOWN
    }

    /**
     * A word that is known.
     *
     * @param name the full name, where the word is its beginning
     */
    record Meaning(Kind kind, String name) {}

    /** What a word means in a menu; empty is {@code bad command name}. */
    Optional<Meaning> meaning(List<String> menu, String word);

    /** The full names of the arguments that values without a name are for, in order. */
    List<String> unnamedArguments(List<String> menu, String command);

    /** Whether values without a name may follow when there are no names left for them. */
    default boolean takesMoreUnnamed(List<String> menu, String command) {
        return false;
    }

    /**
     * How an argument of a command is written; the name may be the beginning of the full name. From 7.23 RouterOS takes
     * unknown arguments and fails when the command is run: say {@link ArgumentKind#VALUE} for that.
     */
    ArgumentKind argumentKind(List<String> menu, String command, String argument);

    /** Whether {@code where} and a condition may follow; after {@code find} the word {@code where} may be left out. */
    boolean takesWhere(List<String> menu, String command);

    /** Knows the commands of the root menu that the language is made of, and guesses the rest by the usual names. */
    static CommandNames permissive() {
        return PermissiveNames.INSTANCE;
    }
}
