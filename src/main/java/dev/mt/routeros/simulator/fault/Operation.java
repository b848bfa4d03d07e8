package dev.mt.routeros.simulator.fault;

import java.util.Objects;

/**
 * A step that changes something, or goes out to the network. The same run has the same operations with the same numbers.
 *
 * @param number from 1, over the whole life of a router
 * @param kind which sort
 * @param what for people: the command, the file, the address
 */
public record Operation(int number, Kind kind, String what) {
    /** The sorts of steps. */
    public enum Kind {
        /** A command that changes a menu. */
        COMMAND,
        /** A file is written or deleted. */
        FILE,
        /** {@code /tool/fetch} and its like send a request. */
        FETCH,
        /** A container's image is asked for, downloaded or extracted. */
        PULL,
        /** A container starts, ends, or its root folder is deleted. */
        CONTAINER,
        /** Time wakes something: the scheduler, netwatch, a start at boot. */
        WAKE
    }

    public Operation {
        if (number < 1) {
            throw new IllegalArgumentException("operations are counted from 1: " + number);
        }
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(what, "what is null");
    }

    @Override
    public String toString() {
        return number + " " + kind + " " + what;
    }
}
