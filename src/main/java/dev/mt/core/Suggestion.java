package dev.mt.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known word nearest to one that is not known. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * A hint for an unknown word: the nearest known one if it is near, and what is known if that is a short list.
     */
    public static String among(String word, Collection<String> known) {
        String all = known.size() <= 12 ? "known are " + String.join(", ", known) : "";
        return nearest(word, known)
                .map(near -> "did you mean " + near + "?" + (all.isEmpty() ? "" : " (" + all + ")"))
                .orElse(all);
    }

    /** The known word at the least edit distance, when that is less than half the word's length, and at most three. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        int limit = Math.clamp(wanted.length() / 2, 1, 3);
        return known.stream()
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= limit)
                .min(Comparator.comparingInt((String candidate) -> distance(wanted, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance: insertions, deletions and replacements of one character. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
