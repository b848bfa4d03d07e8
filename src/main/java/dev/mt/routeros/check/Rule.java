package dev.mt.routeros.check;

import java.util.Locale;

/** What scripts are checked for. */
public enum Rule {
    /** RouterOS cannot read the script. */
    SYNTAX,
    /** A menu that a version does not have. */
    UNKNOWN_MENU,
    /** A command that a version does not have. */
    UNKNOWN_COMMAND,
    /** An argument that a command does not have. */
    UNKNOWN_ARGUMENT,
    /** A word that is the beginning of several names. */
    AMBIGUOUS_NAME,
    /** A property that rows do not have. */
    UNKNOWN_PROPERTY,
    /** A value that an argument did not take in older versions. */
    UNKNOWN_VALUE,
    /** A variable that is not declared where it is used. */
    UNDECLARED_VARIABLE,
    /** A variable in a condition that has the name of a property. */
    HIDDEN_VARIABLE,
    /** A value in a condition that only matches in quotes. */
    UNQUOTED_VALUE,
    /** A download without a check of the server's certificate. */
    UNCHECKED_CERTIFICATE,
    /** {@code :error} where nothing went wrong. */
    ERROR_AS_EXIT,
    /** A policy that a stored script does not have, but needs. */
    MISSING_POLICY,
    /** A scheduler entry that never runs. */
    STARTUP_INTERVAL;

    /** As it is printed: {@code unknown-command}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
