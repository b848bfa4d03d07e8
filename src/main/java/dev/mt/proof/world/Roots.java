package dev.mt.proof.world;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** The root file systems of all scenes in which an image is run under a kernel, and how each was unpacked. */
public final class Roots {
    private record Root(Bundle bundle, RootSnapshot unpacked) {}

    private final List<Root> all = new CopyOnWriteArrayList<>();

    /** Adds one, as it is now. */
    public void add(Bundle bundle) {
        all.add(new Root(bundle, RootSnapshot.of(bundle.root())));
    }

    /** How many files and folders they have, as they were unpacked. */
    public int size() {
        return all.stream().mapToInt(root -> root.unpacked().entries().size()).sum();
    }

    /** What is new, gone or different in any of them, as lines. */
    public Set<String> changes() {
        Set<String> changes = new TreeSet<>();
        for (Root root : all) {
            changes.addAll(root.unpacked().changes(RootSnapshot.of(root.bundle().root())));
        }
        return changes;
    }
}
