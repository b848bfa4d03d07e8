package dev.mt.core.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A program to run: its words, its folder, and its whole environment (nothing is inherited but what is named).
 *
 * @param words the program and its arguments, never empty; no secret belongs here
 * @param folder where it runs; empty for this process's own folder
 * @param environment every variable that it sees
 * @param input what it reads from its standard input
 */
public record Command(List<String> words, Optional<Path> folder, Map<String, String> environment, String input) {
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        Objects.requireNonNull(input, "input is null");
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command without words");
        }
    }

    /** A command in this process's folder without any environment. */
    public static Command of(String... words) {
        return new Command(List.of(words), Optional.empty(), Map.of(), "");
    }

    /** A command in this process's folder without any environment. */
    public static Command of(List<String> words) {
        return new Command(words, Optional.empty(), Map.of(), "");
    }

    /** The same in a folder. */
    public Command in(Path where) {
        return new Command(words, Optional.of(where), environment, input);
    }

    /** The same with one more variable. */
    public Command with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** The same with more variables; they replace those of the same name. */
    public Command with(Map<String, String> variables) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(variables);
        return new Command(words, folder, all, input);
    }

    /** The same with something to read. */
    public Command saying(String text) {
        return new Command(words, folder, environment, text);
    }

    /** The program's name. */
    public String program() {
        return words.getFirst();
    }

    /** As a person would type it, without the environment. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
