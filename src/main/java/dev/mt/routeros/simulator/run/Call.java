package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A command of a menu with its arguments, all evaluated.
 *
 * @param menu the menu's path: {@code [system, script]}, {@code [container]}; a command of the top level has none
 * @param command the command's word: {@code add}, {@code print}
 * @param named the arguments {@code name=value} in their order, by their full names
 * @param unnamed the arguments without a name, in their order, that the version does not know what they are for; the
 *     others are in {@code named}: {@code set [find …]} has {@code numbers}
 * @param flags the bare words that name a parameter of the command: {@code as-value}, {@code count-only}, {@code detail}
 * @param unset the parameters written {@code !name}
 * @param where the condition behind {@code where}, or the condition of {@code find} without that word
 * @param line where the command stands in its script, from 1
 * @param column where the command stands in its line, from 1
 */
public record Call(
        List<String> menu,
        String command,
        Map<String, Value> named,
        List<Value> unnamed,
        Set<String> flags,
        Set<String> unset,
        Optional<Where> where,
        int line,
        int column) {
    public Call {
        menu = List.copyOf(menu);
        Objects.requireNonNull(command, "command is null");
        named = named.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(named));
        unnamed = List.copyOf(unnamed);
        flags = Set.copyOf(flags);
        unset = Set.copyOf(unset);
        Objects.requireNonNull(where, "where is null");
    }

    /** The value of a named argument. */
    public Optional<Value> get(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** Whether a flag is given: {@code as-value}, or {@code as-value=yes}. */
    public boolean has(String flag) {
        Value value = named.get(flag);
        return flags.contains(flag)
                || (value != null
                        && (value.print().equals("true") || value.print().equals("yes")));
    }

    /** The command with its path, as errors name it: {@code /container/add}. */
    public String path() {
        return menu.isEmpty() ? "/" + command : "/" + String.join("/", menu) + "/" + command;
    }
}
