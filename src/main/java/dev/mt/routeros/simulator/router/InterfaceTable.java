package dev.mt.routeros.simulator.router;

import dev.mt.routeros.schema.Item;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code /interface}: the rows of all menus of interfaces under one roof. They are changed where they belong. */
final class InterfaceTable extends Table {
    private final Interfaces interfaces;

    InterfaceTable(Router router, List<String> path, Item schema, Interfaces interfaces) {
        super(router, path, schema);
        this.interfaces = interfaces;
        computed("type", entry -> Str.of(interfaces.kind(entry)));
        flag("running", "R", entry -> !entry.yes("disabled"));
    }

    Interfaces interfaces() {
        return interfaces;
    }

    @Override
    List<Entry> entries() {
        List<Entry> all = new ArrayList<>();
        interfaces.tables().forEach(table -> all.addAll(table.entries()));
        return all;
    }

    @Override
    Value usual(String command, Arguments arguments, Session session) {
        return switch (command) {
            case "set" ->
                each(command, arguments, values -> arguments.named().forEach((name, value) -> {
                    if (!name.equals("numbers")) {
                        values.put(name, read(name, value));
                    }
                }));
            case "enable" -> each(command, arguments, values -> values.put("disabled", Bool.FALSE));
            case "disable" -> each(command, arguments, values -> values.put("disabled", Bool.TRUE));
            case "comment" ->
                each(command, arguments, values -> values.put("comment", Str.of(arguments.text("comment"))));
            default -> super.usual(command, arguments, session);
        };
    }

    private Value each(String command, Arguments arguments, Consumer<Map<String, Value>> change) {
        for (Entry entry : selected(arguments)) {
            interfaces.owner(entry).change(entry, command, change);
        }
        return Nil.NIL;
    }

    @Override
    List<String> exported() {
        return List.of();
    }
}
