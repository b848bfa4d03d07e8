package dev.mt.routeros.schema;

import java.util.List;
import java.util.Optional;

/** What the console makes of a word: it may be written in full, or as the beginning of one name only. */
public sealed interface Match {
    /** The word is this. */
    record Found(Item item) implements Match {}

    /** The word is the beginning of several names. */
    record Ambiguous(List<String> names) implements Match {
        public Ambiguous {
            names = List.copyOf(names);
        }
    }

    /** Nothing begins so. */
    record Unknown() implements Match {}

    /** What was found, if it was. */
    default Optional<Item> found() {
        return switch (this) {
            case Found only -> Optional.of(only.item());
            case Ambiguous ignored -> Optional.empty();
            case Unknown ignored -> Optional.empty();
        };
    }
}
