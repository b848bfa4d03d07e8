package dev.mt.routeros.check;

import dev.mt.routeros.syntax.Path;
import dev.mt.routeros.syntax.Word;

/** How much of a line a finding is about. */
final class Length {
    private Length() {}

    /** All words of a path. */
    static int of(Path path) {
        if (path.words().isEmpty()) {
            return 1;
        }
        Word last = path.words().getLast();
        return last.position().offset() + last.text().length() - path.position().offset();
    }
}
