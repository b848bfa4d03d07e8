package dev.mt.routeros.simulator.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Header fields in order.
 *
 * @param fields names as written, compared without regard to case
 */
public record Headers(List<Field> fields) {
    /** No field. */
    public static final Headers NONE = new Headers(List.of());

    /** One field. */
    public record Field(String name, String value) {}

    public Headers {
        fields = List.copyOf(fields);
    }

    /** Fields given as name, value, name, value and so on. */
    public static Headers of(String... namesAndValues) {
        Headers headers = NONE;
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            headers = headers.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    /** The same with one more field at the end. */
    public Headers with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Headers(more);
    }

    /** The same without the fields of a name. */
    public Headers without(String name) {
        return new Headers(
                fields.stream().filter(f -> !f.name().equalsIgnoreCase(name)).toList());
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** All values of a name. */
    public List<String> all(String name) {
        return Collections.unmodifiableList(fields.stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList());
    }
}
