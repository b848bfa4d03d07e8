package dev.mt.registry.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of an answer's head (RFC 9110, section 5), in the order in which they came.
 *
 * @param fields names in any case, and values without white space around them
 */
public record Headers(List<Field> fields) {
    /** One line. */
    public record Field(String name, String value) {}

    /** No fields. */
    public static final Headers NONE = new Headers(List.of());

    public Headers {
        fields = List.copyOf(fields);
    }

    /** Every value of a field. */
    public List<String> allValues(String name) {
        List<String> values = new ArrayList<>();
        for (Field each : fields) {
            if (each.name.equalsIgnoreCase(name)) {
                values.add(each.value);
            }
        }
        return values;
    }

    /** The first value of a field. */
    public Optional<String> firstValue(String name) {
        return allValues(name).stream().findFirst();
    }

    /** Whether one of the words of a field that is a list is this, in any case. */
    boolean has(String name, String word) {
        for (String value : allValues(name)) {
            for (String each : value.split(",", -1)) {
                if (each.strip().equalsIgnoreCase(word)) {
                    return true;
                }
            }
        }
        return false;
    }
}
