package dev.mt.routeros.simulator.rest;

import dev.mt.routeros.schema.Item;
import dev.mt.routeros.schema.Kind;
import dev.mt.routeros.simulator.router.Router;
import java.util.List;
import java.util.Optional;

/**
 * What a path leads to.
 *
 * @param menu its full path, such as {@code ip/address}; empty for the menu that all others are in
 * @param item what the schema says of it
 * @param rest the words behind it: none, a row, a command, or nonsense
 */
record Target(String menu, Item item, List<String> rest) {
    static Target of(Router router, List<String> path) {
        Item item = router.schema().root();
        int depth = 0;
        while (depth < path.size()) {
            Optional<Item> next = item.child(path.get(depth)).filter(each -> each.kind() == Kind.MENU);
            if (next.isEmpty()
                    || router.names()
                            .meaning(path.subList(0, depth), path.get(depth))
                            .isEmpty()) {
                break;
            }
            item = next.get();
            depth++;
        }
        return new Target(String.join("/", path.subList(0, depth)), item, path.subList(depth, path.size()));
    }

    List<String> words() {
        return menu.isEmpty() ? List.of() : List.of(menu.split("/", -1));
    }

    boolean has(String command) {
        return item.child(command).filter(each -> each.kind() == Kind.COMMAND).isPresent();
    }

    /** The row that the path ends in: a number such as {@code *1}, or a name. */
    String row() {
        if (rest.isEmpty()) {
            throw new RestError(400, "missing or invalid resource identifier");
        }
        if (rest.size() > 1) {
            throw RestError.noSuch(400, rest.getFirst());
        }
        return rest.getFirst();
    }
}
