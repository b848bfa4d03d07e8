package dev.mt.routeros.check;

import dev.mt.routeros.syntax.Position;
import java.util.Arrays;

/**
 * The text of a script, which may be a string within another script: knows for each of its characters where that stands in
 * the outermost one.
 */
final class SourceText {
    private final String text;
    private final int[] offsets;
    private final String outermost;
    private final int[] lines;

    private SourceText(String text, int[] offsets, String outermost, int[] lines) {
        this.text = text;
        this.offsets = offsets;
        this.outermost = outermost;
        this.lines = lines;
    }

    /** A script of its own. */
    static SourceText of(String text) {
        int[] offsets = new int[text.length() + 1];
        Arrays.setAll(offsets, at -> at);
        int[] lines = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
        int line = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\n') {
                lines[++line] = at + 1;
            }
        }
        return new SourceText(text, offsets, text, lines);
    }

    /**
     * A script within this one.
     *
     * @param inner its text
     * @param places for each character of it, where it stands in this text, and for its end
     */
    SourceText within(String inner, int[] places) {
        int[] mapped = new int[inner.length() + 1];
        for (int at = 0; at < mapped.length; at++) {
            mapped[at] = offsets[Math.min(places[at], text.length())];
        }
        return new SourceText(inner, mapped, outermost, lines);
    }

    String text() {
        return text;
    }

    /** Where a place of this text is in the outermost. */
    Position place(Position position) {
        int offset = offsets[Math.min(position.offset(), text.length())];
        int line = Arrays.binarySearch(lines, offset);
        int index = line < 0 ? -line - 2 : line;
        return new Position(offset, index + 1, offset - lines[index] + 1);
    }
}
