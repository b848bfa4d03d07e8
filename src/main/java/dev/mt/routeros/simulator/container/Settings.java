package dev.mt.routeros.simulator.container;

import java.time.Duration;
import java.util.List;

/** The properties of a container's row at this moment, whatever a version calls them. */
public interface Settings {
    /** A property as text; empty if it is not set or unknown to the version. */
    String text(String property);

    /** A property that is yes or no; no if unknown. */
    boolean yes(String property);

    /** An interval; another if it is not set. */
    Duration time(String property, Duration otherwise);

    /** A number; another if it is not set. */
    long number(String property, long otherwise);

    /** A property that lists names, divided by commas. */
    default List<String> list(String property) {
        String text = text(property);
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    /** The first of several properties that is set: names that changed with versions. */
    default String any(String... properties) {
        for (String property : properties) {
            String text = text(property);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
