package dev.mt.routeros.simulator.container;

import java.util.Objects;

/**
 * A container went from one state to another.
 *
 * @param millis when, on the timeline
 * @param name the container's name
 * @param before the state before; what is deleted goes to {@link State#DELETING} last
 * @param after the state since
 */
public record ContainerEvent(long millis, String name, State before, State after) {
    public ContainerEvent {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(before, "before is null");
        Objects.requireNonNull(after, "after is null");
    }
}
