package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Value;
import java.util.Optional;

/** A row of a menu, as the condition behind {@code where} sees it. */
@FunctionalInterface
public interface Row {
    /**
     * The value of a property: empty if the menu has no property of that name, {@code Nothing} if the row has no value
     * of it. A flag such as {@code running} is a bool. A property hides a variable of the same name.
     */
    Optional<Value> property(String name);

    /**
     * Whether a literal without quotes never equals the property: addresses, prefixes, ports and protocols, where {@code
     * find protocol=tcp} finds nothing and {@code protocol="tcp"} does (seen on devices).
     */
    default boolean mustBeQuoted(String name) {
        return false;
    }
}
