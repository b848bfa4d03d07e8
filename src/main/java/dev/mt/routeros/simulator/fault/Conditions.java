package dev.mt.routeros.simulator.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Which troubles there are at this moment. They belong to the world: a router without power does not end them. */
public final class Conditions {
    private record Lasting(long untilMillis, long amount) {}

    /** For ever, as far as a simulation goes. */
    public static final Duration ALWAYS = Duration.ofDays(36_500);

    private final Map<Trouble, Lasting> troubles = new EnumMap<>(Trouble.class);
    private final LongSupplier nowMillis;

    /** No trouble; the time is the timeline's, which goes on without power. */
    public Conditions(LongSupplier nowMillis) {
        this.nowMillis = nowMillis;
    }

    /** Begins a trouble, or puts it anew. */
    public void begin(Trouble trouble, Duration duration) {
        begin(trouble, duration, 0);
    }

    /**
     * Begins a trouble, or puts it anew.
     *
     * @param amount what {@link Trouble} says of it; 0 for its usual one
     */
    public void begin(Trouble trouble, Duration duration, long amount) {
        troubles.put(trouble, new Lasting(nowMillis.getAsLong() + duration.toMillis(), amount));
    }

    /** Ends a trouble. */
    public void end(Trouble trouble) {
        troubles.remove(trouble);
    }

    /** Makes the world well again. */
    public void endAll() {
        troubles.clear();
    }

    /** Whether there is such trouble now. */
    public boolean has(Trouble trouble) {
        Lasting lasting = troubles.get(trouble);
        return lasting != null && nowMillis.getAsLong() < lasting.untilMillis;
    }

    /** Whether anything is wrong at all. */
    public boolean any() {
        return troubles.keySet().stream().anyMatch(this::has);
    }

    /** The amount that a trouble was begun with, or another if it has none. */
    public long amount(Trouble trouble, long otherwise) {
        Lasting lasting = troubles.get(trouble);
        return lasting == null || lasting.amount == 0 ? otherwise : lasting.amount;
    }

    @Override
    public String toString() {
        return troubles.keySet().stream().filter(this::has).toList().toString();
    }
}
