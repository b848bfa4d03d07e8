package dev.mt.size;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How the bytes of something differ between two images.
 *
 * @param name a path, a package, or what else is compared
 * @param before its bytes there; 0 if it is not there
 * @param after its bytes here; 0 if it is not here
 */
public record Change(String name, long before, long after) {
    /** The largest difference first, then by name. */
    public static final Comparator<Change> LARGEST_FIRST = Comparator.comparingLong(
                    (Change change) -> Math.abs(change.difference()))
            .reversed()
            .thenComparing(Change::name);

    public Change {
        Objects.requireNonNull(name, "name is null");
    }

    /** What came to it; negative for what went. */
    public long difference() {
        return after - before;
    }

    /** All that is in one of two lists or in both; equal names of a list count together. The largest difference first. */
    static List<Change> between(Collection<NamedBytes> before, Collection<NamedBytes> after) {
        Map<String, Change> changes = new TreeMap<>();
        before.forEach(b -> changes.merge(b.name(), new Change(b.name(), b.bytes(), 0), Change::plus));
        after.forEach(a -> changes.merge(a.name(), new Change(a.name(), 0, a.bytes()), Change::plus));
        return changes.values().stream().sorted(LARGEST_FIRST).toList();
    }

    private Change plus(Change other) {
        return new Change(name, before + other.before, after + other.after);
    }
}
