package dev.mt.routeros.check;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.syntax.Position;

/** A script, or a script within a script, that things are found in. */
final class Unit {
    private final SourceText source;
    private final Findings findings;

    Unit(SourceText source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    SourceText source() {
        return source;
    }

    Unit within(SourceText inner) {
        return new Unit(inner, findings);
    }

    /** Something that does not depend on the version; an empty hint is none. */
    void add(Position position, int length, Severity severity, Rule rule, String message, String hint) {
        findings.add(source.place(position), length, severity, rule, message, hint);
    }

    /** Something that is so in a version. */
    void add(
            RouterOsVersion version,
            Position position,
            int length,
            Severity severity,
            Rule rule,
            String message,
            String hint) {
        findings.add(version, source.place(position), length, severity, rule, message, hint);
    }
}
