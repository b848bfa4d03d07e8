package dev.mt.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What commands are given from outside.
 *
 * @param console where to write
 * @param home the checkout that the program was built from
 * @param environment the process's variables
 * @param interruption whether a signal is ending the program
 */
record Context(Console console, Path home, Map<String, String> environment, Interruption interruption) {
    /** A context that no signal ends. */
    Context(Console console, Path home, Map<String, String> environment) {
        this(console, home, environment, Interruption.none());
    }

    Context {
        Objects.requireNonNull(console, "console is null");
        home = home.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
        Objects.requireNonNull(interruption, "interruption is null");
    }
}
