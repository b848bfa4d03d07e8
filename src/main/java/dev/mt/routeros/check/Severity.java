package dev.mt.routeros.check;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** RouterOS refuses the script, or it does something else than what it says. */
    ERROR,
    /** It works, but not safely or not as it seems. */
    WARNING,
    /** Worth knowing. */
    NOTE;

    /** As it is printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
