package dev.mt.routeros.simulator.run;

import org.jspecify.annotations.Nullable;

/** Something in the queue of a {@link Timeline}: an action, or somebody's turn. */
final class Event implements Scheduled, Comparable<Event> {
    final long nanos;
    final int order;
    final long number;
    final boolean world;
    final @Nullable Turn turn;
    final Runnable action;
    boolean done;

    Event(long nanos, int order, long number, boolean world, @Nullable Turn turn, Runnable action) {
        this.nanos = nanos;
        this.order = order;
        this.number = number;
        this.world = world;
        this.turn = turn;
        this.action = action;
    }

    @Override
    public long atMillis() {
        return nanos / 1_000_000;
    }

    @Override
    public void cancel() {
        done = true;
    }

    @Override
    public boolean isPending() {
        return !done;
    }

    @Override
    public int compareTo(Event other) {
        int byTime = Long.compare(nanos, other.nanos);
        int byOrder = byTime != 0 ? byTime : Integer.compare(order, other.order);
        return byOrder != 0 ? byOrder : Long.compare(number, other.number);
    }
}
