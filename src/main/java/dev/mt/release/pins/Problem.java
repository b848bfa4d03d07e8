package dev.mt.release.pins;

import java.util.Objects;

/**
 * Pins that do not agree, or that nothing guards.
 *
 * @param severity whether it must not stay so
 * @param place where
 * @param what a sentence without a full stop
 */
public record Problem(Severity severity, Place place, String what) {
    public Problem {
        Objects.requireNonNull(severity, "severity is null");
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(what, "what is null");
    }

    /** Something that must not stay so. */
    public static Problem wrong(Place place, String what) {
        return new Problem(Severity.WRONG, place, what);
    }

    /** Something that may stay so for now. */
    public static Problem note(Place place, String what) {
        return new Problem(Severity.NOTE, place, what);
    }

    /** How bad it is. */
    public enum Severity {
        /** Two places disagree, or a guard is missing that has to be there. */
        WRONG,
        /** It will be better later. */
        NOTE
    }
}
