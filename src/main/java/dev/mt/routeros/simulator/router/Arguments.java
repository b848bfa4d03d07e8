package dev.mt.routeros.simulator.router;

import dev.mt.routeros.schema.Item;
import dev.mt.routeros.simulator.run.Call;
import dev.mt.routeros.simulator.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The arguments of a call under their full names: the console takes the beginning of a name for it, if it is one only. */
record Arguments(Call call, Map<String, Value> named, Set<String> flags, Set<String> unset) {
    static Arguments of(Call call, Optional<Item> command) {
        Map<String, Value> named = new LinkedHashMap<>();
        call.named().forEach((name, value) -> named.put(full(command, name), value));
        return new Arguments(call, named, full(command, call.flags()), full(command, call.unset()));
    }

    private static Set<String> full(Optional<Item> command, Set<String> words) {
        if (words.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        words.forEach(word -> names.add(full(command, word)));
        return names;
    }

    private static String full(Optional<Item> command, String word) {
        return command.flatMap(item -> item.match(word).found()).map(Item::name).orElse(word);
    }

    Optional<Value> get(String name) {
        return Optional.ofNullable(named.get(name));
    }

    String text(String name) {
        return get(name).map(Types::text).orElse("");
    }

    /** A flag, or an argument that is yes. */
    boolean has(String name) {
        String text = text(name);
        return flags.contains(name) || text.equals("yes") || text.equals("true");
    }

    /** A named argument, or the unnamed one at a place. */
    Optional<Value> get(String name, int place) {
        return get(name)
                .or(() -> call.unnamed().size() > place
                        ? Optional.of(call.unnamed().get(place))
                        : Optional.empty());
    }
}
