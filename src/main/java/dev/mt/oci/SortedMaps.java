package dev.mt.oci;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Immutable sorted maps and sets: their order in JSON is part of a digest. */
final class SortedMaps {
    private SortedMaps() {}

    static SortedMap<String, String> none() {
        return Collections.emptySortedMap();
    }

    static SortedMap<String, String> copyOf(Map<String, String> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    static SortedSet<String> copyOf(Collection<String> set) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(set));
    }
}
