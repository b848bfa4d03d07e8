package dev.mt.routeros.schema;

/** What a word of a command line stands for. */
public enum Kind {
    /** A menu, such as {@code /ip/address}. */
    MENU,
    /** A command of a menu, such as {@code add}. */
    COMMAND,
    /** An argument of a command, such as {@code interface=}. */
    ARGUMENT
}
