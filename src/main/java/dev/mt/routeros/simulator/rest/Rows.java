package dev.mt.routeros.simulator.rest;

import dev.mt.routeros.simulator.router.Router;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is in menus. */
final class Rows {
    private Rows() {}

    /** All rows of a menu, or its settings as the only one. */
    static List<Map<String, String>> of(Router router, Target target) {
        if (!target.has("print")) {
            throw RestError.noSuch(
                    400,
                    target.item().name().isEmpty() ? "print" : target.item().name());
        }
        return router.hasRows(target.menu()) ? router.rows(target.menu()) : List.of(router.settings(target.menu()));
    }

    /** The row of a number or a name. */
    static Map<String, String> one(Router router, Target target, String row) {
        return find(router, target, row).orElseThrow(() -> new RestError(404, "no such item"));
    }

    private static Optional<Map<String, String>> find(Router router, Target target, String row) {
        if (!target.has("print") || !router.hasRows(target.menu())) {
            throw RestError.noSuch(400, row);
        }
        List<Map<String, String>> rows = router.rows(target.menu());
        return rows.stream()
                .filter(each -> row.equals(each.get(".id")))
                .findFirst()
                .or(() -> rows.stream()
                        .filter(each -> row.equals(each.get("name")))
                        .findFirst());
    }

    /** The properties that were asked for; all if none were. */
    static Map<String, String> some(Map<String, String> row, List<String> names) {
        if (names.isEmpty()) {
            return row;
        }
        Map<String, String> some = new LinkedHashMap<>();
        for (String name : names) {
            String value = row.get(name);
            if (value != null) {
                some.put(name, value);
            }
        }
        return some;
    }

    /** Names with commas between them. */
    static List<String> names(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    }
}
