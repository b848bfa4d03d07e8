package dev.mt.routeros.simulator.run;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What a run of a script belongs to: who runs it, as what, and where its output goes.
 *
 * @param jobName what {@code :jobname} says; empty for the console
 * @param user the user's name
 * @param policies what the run may do: {@code read}, {@code write}, {@code test}, {@code ftp} …
 * @param output gets each line that is printed, without its end
 */
public record Session(String jobName, String user, Set<String> policies, Consumer<String> output) {
    /** The policies that there are [MAN: scripting, policies]. */
    public static final Set<String> ALL_POLICIES = Collections.unmodifiableSet(new TreeSet<>(
            Set.of("ftp", "reboot", "read", "write", "policy", "test", "password", "sniff", "sensitive", "romon")));

    public Session {
        Objects.requireNonNull(jobName, "jobName is null");
        Objects.requireNonNull(user, "user is null");
        policies = Set.copyOf(policies);
        Objects.requireNonNull(output, "output is null");
    }

    /** A session of the console that may do everything. */
    public static Session console(Consumer<String> output) {
        return new Session("", "admin", ALL_POLICIES, output);
    }

    /** The session of a script or a scheduler's entry; what it prints is lost. */
    public static Session script(String name, String user, Set<String> policies) {
        return new Session(name, user, policies, line -> {});
    }

    /** The same session with other output. */
    public Session withOutput(Consumer<String> other) {
        return new Session(jobName, user, policies, other);
    }

    /** Whether the session has a policy. */
    public boolean may(String policy) {
        return policies.contains(policy);
    }
}
