package dev.mt.routeros.simulator.console;

import java.util.Objects;

/**
 * What may stand at a {@link Place}.
 *
 * @param text the whole word, without what it is followed by
 * @param kind what it is
 * @param detail what is known of it, such as an argument's type; empty if nothing
 */
public record Suggestion(String text, Kind kind, String detail) implements Comparable<Suggestion> {
    /** What a word is, and what is typed behind it. */
    public enum Kind {
        MENU("/"),
        COMMAND(" "),
        ARGUMENT("="),
        FLAG(" "),
        PROPERTY(""),
        VALUE(" ");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        /** What follows the word. */
        public String suffix() {
            return suffix;
        }
    }

    public Suggestion {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(detail, "detail is null");
    }

    @Override
    public int compareTo(Suggestion other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : text.compareTo(other.text);
    }
}
