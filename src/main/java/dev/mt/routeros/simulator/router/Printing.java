package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.storage.NoSpace;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code print} shows and gives. */
final class Printing {
    private static final String COMMENT = "comment";

    /** Columns that a table shows before any other. */
    private static final List<String> FIRST = List.of(
            "name",
            "list",
            "key",
            "chain",
            "action",
            "address",
            "dst-address",
            "gateway",
            "interface",
            "bridge",
            "type",
            "size",
            "status",
            "time",
            "topics",
            "message",
            "value",
            "src",
            "dst",
            "interval",
            "run-count");

    private Printing() {}

    static Value table(Table table, Arguments arguments, Session session) {
        List<Entry> rows = arguments
                .get("from")
                .or(() -> arguments.get("numbers", 0))
                .map(table::select)
                .orElseGet(() -> table.where(arguments.call()));
        if (arguments.has("count-only")) {
            if (!arguments.has("as-value")) {
                session.output().accept(Integer.toString(rows.size()));
            }
            return Num.of(rows.size());
        }
        List<String> proplist = Types.items(arguments.get("proplist").orElse(Nothing.NOTHING));
        if (arguments.has("as-value")) {
            boolean detail = arguments.has("detail");
            return Array.of(rows.stream()
                    .map(row -> (Value) Array.of(List.of(), shown(table, row, proplist, detail)))
                    .toList());
        }
        List<String> lines = arguments.has("detail") || arguments.has("terse")
                ? detail(table, rows, proplist, arguments.has("terse"))
                : columns(table, rows, proplist);
        return give(table, lines, arguments, session);
    }

    static Value settings(Singleton menu, Arguments arguments, Session session) {
        Map<String, Value> all = menu.all();
        List<String> proplist = Types.items(arguments.get("proplist").orElse(Nothing.NOTHING));
        if (!proplist.isEmpty()) {
            all.keySet().retainAll(proplist);
        }
        if (arguments.has("as-value")) {
            return Array.of(List.of(), all);
        }
        int width = all.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        List<String> lines = new ArrayList<>();
        all.forEach((name, value) ->
                lines.add(" ".repeat(width - name.length()) + name + ": " + Written.plain(name, value)));
        return give(menu, lines, arguments, session);
    }

    private static Value give(Menu menu, List<String> lines, Arguments arguments, Session session) {
        String file = arguments.text("file");
        if (file.isEmpty()) {
            lines.forEach(session.output());
        } else {
            try {
                menu.router.writeFile(file.endsWith(".txt") ? file : file + ".txt", String.join("\n", lines) + "\n");
            } catch (NoSpace e) {
                throw ScriptError.failure("not enough space");
            }
        }
        return Nil.NIL;
    }

    /** What scripts get of a row: truths that only stand in front of it are left out, unless they are asked for. */
    static Map<String, Value> shown(Table table, Entry row, List<String> proplist, boolean flags) {
        Map<String, Value> all = table.all(row);
        if (!proplist.isEmpty()) {
            Map<String, Value> some = new LinkedHashMap<>();
            for (String name : proplist) {
                table.value(row, name).filter(value -> !value.isEmpty()).ifPresent(value -> some.put(name, value));
            }
            return some;
        }
        if (!flags) {
            all.keySet().removeAll(table.flags.keySet());
        }
        return all;
    }

    private static String letters(Table table, Entry row) {
        StringBuilder letters = new StringBuilder();
        table.flags.forEach((flag, letter) -> {
            if (table.value(row, flag).filter(Bool.TRUE::equals).isPresent()) {
                letters.append(letter);
            }
        });
        return letters.toString();
    }

    private static void legend(Table table, List<Entry> rows, List<String> lines) {
        List<String> used = new ArrayList<>();
        table.flags.forEach((flag, letter) -> {
            if (rows.stream()
                    .anyMatch(row ->
                            table.value(row, flag).filter(Bool.TRUE::equals).isPresent())) {
                used.add(letter + " - " + flag.toUpperCase(Locale.ROOT));
            }
        });
        if (!used.isEmpty()) {
            lines.add("Flags: " + String.join("; ", used));
        }
    }

    private static List<String> detail(Table table, List<Entry> rows, List<String> proplist, boolean terse) {
        List<String> lines = new ArrayList<>();
        if (!terse) {
            legend(table, rows, lines);
        }
        int number = 0;
        for (Entry row : rows) {
            StringBuilder line =
                    new StringBuilder(String.format(Locale.ROOT, "%2d %-2s", number++, letters(table, row)));
            Optional<String> comment = terse ? Optional.empty() : comment(table, row, proplist);
            if (comment.isPresent()) {
                lines.add(line + " " + comment.get());
                line = new StringBuilder(" ".repeat(line.length()));
            }
            StringBuilder properties = line;
            shown(table, row, proplist, false).forEach((name, value) -> {
                if (!name.equals(".id") && !(name.equals(COMMENT) && comment.isPresent())) {
                    properties
                            .append(' ')
                            .append(terse ? name + "=" + Written.plain(name, value) : Written.assignment(name, value));
                }
            });
            lines.add(properties.toString().stripTrailing());
        }
        return lines;
    }

    /** The comment of a row, which stands in a line before it, unless certain properties were asked for. */
    private static Optional<String> comment(Table table, Entry row, List<String> proplist) {
        return Optional.of(table.text(row, COMMENT))
                .filter(text -> proplist.isEmpty() && !text.isEmpty())
                .map(text -> ";;; " + oneLine(COMMENT, text));
    }

    private static List<String> columns(Table table, List<Entry> rows, List<String> proplist) {
        List<String> lines = new ArrayList<>();
        legend(table, rows, lines);
        List<String> names = proplist.isEmpty() ? names(table, rows) : proplist;
        if (rows.isEmpty()) {
            return lines;
        }
        lines.add("Columns: "
                + names.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.joining(", ")));
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("#", ""));
        names.forEach(name -> head.add(name.toUpperCase(Locale.ROOT)));
        cells.add(head);
        int number = 0;
        for (Entry row : rows) {
            List<String> cell = new ArrayList<>(List.of(Integer.toString(number++), letters(table, row)));
            names.forEach(name -> cell.add(
                    oneLine(name, Written.plain(name, table.value(row, name).orElse(Nothing.NOTHING)))));
            cells.add(cell);
        }
        int[] widths = new int[head.size()];
        for (List<String> cell : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cell.get(i).length());
            }
        }
        int index = -1;
        for (List<String> cell : cells) {
            if (index >= 0) {
                comment(table, rows.get(index), proplist).ifPresent(lines::add);
            }
            index++;
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                if (i == 1 && widths[1] == 0) {
                    continue;
                }
                line.append(line.isEmpty() ? "" : i == 1 ? " " : "  ")
                        .append(cell.get(i))
                        .append(" ".repeat(widths[i] - cell.get(i).length()));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String oneLine(String name, String text) {
        if (name.equals("message") || name.equals(COMMENT)) {
            return text.lines().findFirst().orElse("");
        }
        String first = text.replaceAll("[\\r\\n].*", "…").replace("…", "...");
        return first.length() > 60 ? first.substring(0, 57) + "..." : first;
    }

    private static List<String> names(Table table, List<Entry> rows) {
        List<String> used = new ArrayList<>();
        List<String> all = new ArrayList<>(FIRST);
        table.settable.stream().filter(name -> !all.contains(name)).forEach(all::add);
        for (String name : all) {
            boolean set = !table.flags.containsKey(name)
                    && !name.equals(COMMENT)
                    && rows.stream()
                            .anyMatch(row -> row.values.containsKey(name)
                                    || (table.computed.containsKey(name)
                                            && !table.value(row, name)
                                                    .orElse(Nothing.NOTHING)
                                                    .isEmpty()));
            if (set && used.size() < 7) {
                used.add(name);
            }
        }
        return used;
    }
}
