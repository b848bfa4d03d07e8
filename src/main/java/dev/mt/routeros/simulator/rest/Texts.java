package dev.mt.routeros.simulator.rest;

import dev.mt.routeros.simulator.console.ByteText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers hold RouterOS's text, JSON that of people. */
final class Texts {
    private Texts() {}

    static Object forPeople(Object body) {
        return switch (body) {
            case String text -> ByteText.forPeople(text);
            case List<?> list -> list.stream().map(each -> forPeople(each)).toList();
            case Map<?, ?> map -> {
                Map<String, Object> converted = new LinkedHashMap<>();
                map.forEach((name, value) -> converted.put(String.valueOf(name), forPeople(value)));
                yield converted;
            }
            default -> body;
        };
    }
}
