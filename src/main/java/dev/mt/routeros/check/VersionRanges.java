package dev.mt.routeros.check;

import dev.mt.routeros.RouterOsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says lists of versions in few words, such as {@code 7.13-7.20, 7.24}. */
final class VersionRanges {
    private VersionRanges() {}

    /** Some versions, where those that follow each other in all are a range. Versions are named by their lines. */
    static String of(List<RouterOsVersion> some, List<RouterOsVersion> all) {
        List<String> ranges = new ArrayList<>();
        Set<RouterOsVersion> having = Set.copyOf(some);
        for (int from = 0; from < all.size(); from++) {
            if (!having.contains(all.get(from))) {
                continue;
            }
            int to = from;
            while (to + 1 < all.size() && having.contains(all.get(to + 1))) {
                to++;
            }
            String first = all.get(from).line();
            ranges.add(from == to ? first : first + "-" + all.get(to).line());
            from = to;
        }
        return String.join(", ", ranges);
    }

    /**
     * When something exists: {@code since 7.21}, {@code until 7.20}, {@code in 7.13-7.20, 7.23}.
     *
     * @param having not empty
     */
    static String existence(List<RouterOsVersion> having, List<RouterOsVersion> all) {
        String ranges = of(having, all);
        if (ranges.indexOf(',') < 0) {
            if (having.getLast().equals(all.getLast())) {
                return "since " + having.getFirst().line();
            }
            if (having.getFirst().equals(all.getFirst())) {
                return "until " + having.getLast().line();
            }
        }
        return "in " + ranges;
    }
}
