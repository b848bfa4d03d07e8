package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What scripts and entries of the scheduler may do. */
final class Policies {
    /** The order in which RouterOS writes them. */
    private static final List<String> ORDER =
            List.of("ftp", "reboot", "read", "write", "policy", "test", "password", "sniff", "sensitive", "romon");

    static final Array ALL = Array.of(ORDER.stream().map(Str::of).toList());

    /** Policies with commas between, kept in RouterOS's order. */
    static final PropertyType TYPE = (given, name) -> {
        List<String> items = Types.items(given);
        for (String item : items) {
            if (!ORDER.contains(item) && !Session.ALL_POLICIES.contains(item)) {
                throw ScriptError.noValueOf(name);
            }
        }
        return Array.of(ORDER.stream().filter(items::contains).map(Str::of).toList());
    };

    private Policies() {}

    static Set<String> of(Entry entry) {
        Value policy = entry.get("policy").orElse(ALL);
        return new TreeSet<>(Types.items(policy));
    }
}
