package dev.mt.proof;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Divides the checks of a kernel among scenes that run side by side: most of their time is waiting. Short lists stay together,
 * since a scene takes a while to set up.
 */
final class Parts {
    private static final int TOGETHER = 8;

    /** What takes long goes to scenes beside the first, as long as that; what runs alone is where it begins last. */
    private static final List<Set<String>> OTHERS =
            List.of(Set.of("restart", "control", "authkey", "rollback", "memory", "throughput"), Set.of("flash"));

    private Parts() {}

    /** One list or more, none of them empty, each in the order of all. */
    static List<List<Planned>> of(List<Planned> checks) {
        if (checks.size() <= TOGETHER) {
            return checks.isEmpty() ? List.of() : List.of(checks);
        }
        return IntStream.rangeClosed(0, OTHERS.size())
                .mapToObj(part ->
                        checks.stream().filter(each -> partOf(each) == part).toList())
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** 0 is the first scene. */
    private static int partOf(Planned planned) {
        for (int i = 0; i < OTHERS.size(); i++) {
            if (OTHERS.get(i).contains(planned.check().name())) {
                return i + 1;
            }
        }
        return 0;
    }
}
