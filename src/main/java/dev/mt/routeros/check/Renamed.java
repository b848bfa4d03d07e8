package dev.mt.routeros.check;

import java.util.List;
import java.util.Map;

/** What became of properties that have gone, and what was there before those that are new (facts, section 1). */
final class Renamed {
    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("container envlist", "from 7.20 it is called envlists"),
            Map.entry("container envlists", "before 7.20 it is called envlist"),
            Map.entry("container mounts", "from 7.21 it is called mountlists"),
            Map.entry("container mountlists", "before 7.21 it is called mounts"),
            Map.entry("container auto-restart-interval", "from 7.23 there are restart-policy and restart-interval"),
            Map.entry("container restart-policy", "from 7.20 to 7.22 there is auto-restart-interval"),
            Map.entry("container restart-interval", "from 7.20 to 7.22 there is auto-restart-interval"),
            Map.entry(
                    "container status",
                    "from 7.20 ask for flags, such as [/container/find where name=\"x\" and stopped]"),
            Map.entry("container/config ram-high", "from 7.20 it is called memory-high"),
            Map.entry("container/config memory-high", "before 7.20 it is called ram-high"),
            Map.entry("container/envs name", "from 7.20 it is called list"),
            Map.entry("container/envs list", "before 7.20 it is called name"),
            Map.entry("container/mounts name", "from 7.21 it is called list"),
            Map.entry("container/mounts list", "before 7.21 it is called name"),
            Map.entry("container/mounts read-only", "from 7.23 it is mode=ro"),
            Map.entry("container/mounts mode", "from 7.20 to 7.22 there is read-only"));

    private Renamed() {}

    /** What to write instead; empty if nothing is known. */
    static String hint(List<String> menu, String property) {
        return HINTS.getOrDefault(String.join("/", menu) + " " + property, "");
    }
}
