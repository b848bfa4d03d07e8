package dev.mt.routeros.simulator.container;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a process in a container goes on after its start.
 *
 * @param exitsAfter when it ends by itself; never if empty
 * @param exitCode what it ends with then
 * @param healthyAfter when {@code /healthz} begins to say 200; never if empty
 * @param port where it answers HTTP on the container's address
 * @param stopsIn how long it takes to end when asked; empty if it does not catch the signal and is killed at once
 * @param writes files that it writes at its start, by absolute path in the container, with their sizes in bytes
 */
public record Behaviour(
        Optional<Duration> exitsAfter,
        int exitCode,
        Optional<Duration> healthyAfter,
        int port,
        Optional<Duration> stopsIn,
        Map<String, Long> writes) {
    /** Where Tailscale's own container answers about its health unless told otherwise. */
    public static final int PORT = 9002;

    public Behaviour {
        Objects.requireNonNull(exitsAfter, "exitsAfter is null");
        Objects.requireNonNull(healthyAfter, "healthyAfter is null");
        Objects.requireNonNull(stopsIn, "stopsIn is null");
        writes = Map.copyOf(writes);
    }

    private static Behaviour of(Optional<Duration> exitsAfter, int exitCode, Optional<Duration> healthyAfter) {
        return new Behaviour(exitsAfter, exitCode, healthyAfter, PORT, Optional.of(Duration.ofSeconds(1)), Map.of());
    }

    /** Gets healthy, and stays so. */
    public static Behaviour healthyAfter(Duration time) {
        return of(Optional.empty(), 0, Optional.of(time));
    }

    /** Ends soon. */
    public static Behaviour exitsAfter(Duration time, int exitCode) {
        return of(Optional.of(time), exitCode, Optional.empty());
    }

    /** Runs, but never gets healthy. */
    public static Behaviour neverHealthy() {
        return of(Optional.empty(), 0, Optional.empty());
    }

    /** The same at another port. */
    public Behaviour at(int otherPort) {
        return new Behaviour(exitsAfter, exitCode, healthyAfter, otherPort, stopsIn, writes);
    }

    /** The same, but asking it to stop kills it at once, as a process without a handler of the signal. */
    public Behaviour deaf() {
        return new Behaviour(exitsAfter, exitCode, healthyAfter, port, Optional.empty(), writes);
    }

    /** The same, ending so long after it was asked to. */
    public Behaviour stopping(Duration time) {
        return new Behaviour(exitsAfter, exitCode, healthyAfter, port, Optional.of(time), writes);
    }

    /** The same, writing a file at its start. */
    public Behaviour writing(String path, long size) {
        Map<String, Long> more = new java.util.TreeMap<>(writes);
        more.put(path, size);
        return new Behaviour(exitsAfter, exitCode, healthyAfter, port, stopsIn, more);
    }
}
