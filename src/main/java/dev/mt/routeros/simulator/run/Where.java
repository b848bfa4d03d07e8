package dev.mt.routeros.simulator.run;

/** The condition behind {@code where}, or the one that {@code find} has in place of it. */
@FunctionalInterface
public interface Where {
    /**
     * Whether a row fulfils the condition.
     *
     * @throws ScriptError if it cannot be told, such as a comparison of things that cannot be compared
     */
    boolean matches(Row row);
}
