package dev.mt.routeros.simulator.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code :serialize to=dsv} and {@code :deserialize from=dsv}: a row a line, its values between delimiters. */
public final class Dsv {
    private Dsv() {}

    /**
     * The text of rows.
     *
     * @param order the keys of the columns, in their order; none for all
     * @param remap whether the rows are arrays with keys: the first line has the keys
     */
    public static String write(Value value, String delimiter, List<String> order, boolean remap) {
        Array rows = value instanceof Array array ? array : Array.of(value);
        StringBuilder text = new StringBuilder();
        if (!remap) {
            for (Value row : rows.values()) {
                line(text, row instanceof Array array ? array.values() : List.of(row), delimiter);
            }
            return text.toString();
        }
        SortedSet<String> all = new TreeSet<>();
        for (Value row : rows.values()) {
            if (row instanceof Array array) {
                all.addAll(array.keyed().keySet());
            }
        }
        List<String> columns = order.isEmpty() ? List.copyOf(all) : order;
        line(text, columns.stream().map(Str::of).toList(), delimiter);
        for (Value row : rows.values()) {
            if (row instanceof Array array) {
                line(text, columns.stream().map(array::get).toList(), delimiter);
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<? extends Value> values, String delimiter) {
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : delimiter).append(quoted(Conversions.text(values.get(i)), delimiter));
        }
        text.append('\n');
    }

    private static String quoted(String value, String delimiter) {
        boolean needed = value.contains(delimiter) || value.contains("\"") || value.contains("\n");
        return needed ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    /**
     * The rows of a text.
     *
     * @param convertsTexts whether what looks like a number and the like becomes one
     * @param hasHeader whether the first line has the keys of the others
     */
    public static Array read(String text, String delimiter, boolean convertsTexts, boolean hasHeader) {
        List<List<String>> lines = lines(text, delimiter);
        List<Value> rows = new ArrayList<>();
        List<String> header = hasHeader && !lines.isEmpty() ? lines.getFirst() : List.of();
        for (List<String> line : hasHeader ? lines.subList(Math.min(1, lines.size()), lines.size()) : lines) {
            List<Value> items = new ArrayList<>();
            Map<String, Value> keyed = new TreeMap<>();
            for (int i = 0; i < line.size(); i++) {
                Value value = convertsTexts ? Literals.of(line.get(i)) : Str.of(line.get(i));
                if (i < header.size()) {
                    keyed.put(header.get(i), value);
                } else {
                    items.add(value);
                }
            }
            rows.add(Array.of(items, keyed));
        }
        return Array.of(rows);
    }

    private static List<List<String>> lines(String text, String delimiter) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            pending = true;
            if (quoted) {
                if (each == '"' && text.startsWith("\"", i + 1)) {
                    value.append(each);
                    i++;
                } else if (each == '"') {
                    quoted = false;
                } else {
                    value.append(each);
                }
            } else if (each == '"' && value.isEmpty()) {
                quoted = true;
            } else if (text.startsWith(delimiter, i)) {
                line.add(value.toString());
                value.setLength(0);
                i += delimiter.length() - 1;
            } else if (each == '\n') {
                line.add(value.toString());
                value.setLength(0);
                lines.add(List.copyOf(line));
                line.clear();
                pending = false;
            } else if (each != '\r' || !text.startsWith("\n", i + 1)) {
                value.append(each);
            }
        }
        if (pending) {
            line.add(value.toString());
            lines.add(List.copyOf(line));
        }
        return lines;
    }
}
