package dev.mt.routeros.simulator.console;

import dev.mt.routeros.syntax.CommandNames;
import dev.mt.routeros.syntax.CommandNames.Kind;
import dev.mt.routeros.syntax.CommandNames.Meaning;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the {@link Place} at the end of a text, which is mostly no script yet. */
final class Places {
    private final CommandNames names;

    Places(CommandNames names) {
        this.names = names;
    }

    /** A block that is open: its statements begin in a menu. */
    private record Level(List<String> menu, int start, char opened) {}

    /**
     * The place at the end.
     *
     * @param menu the menu that the console is in
     */
    Place atEnd(String text, List<String> menu) {
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level(menu, 0, '\n'));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Level level = levels.element();
            if (c == '\\') {
                i++;
            } else if (level.opened == '"') {
                if (c == '"') {
                    levels.pop();
                } else if (c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '[') {
                    i++;
                    levels.push(new Level(level.menu, i + 1, '['));
                }
            } else if (c == '{' || c == '[') {
                levels.push(new Level(inside(text.substring(level.start, i), level.menu), i + 1, c));
            } else if (c == '(' || c == '"') {
                levels.push(new Level(level.menu, i + 1, c));
            } else if ((c == '}' || c == ']' || c == ')') && levels.size() > 1) {
                levels.pop();
            } else if ((c == ';' || c == '\n') && level.opened != '(') {
                levels.pop();
                levels.push(new Level(after(text.substring(level.start, i), level.menu), i + 1, level.opened));
            }
        }
        Level level = levels.element();
        String rest = text.substring(level.start);
        boolean closed = level.opened == '('
                || level.opened == '"'
                || rest.stripLeading().startsWith("#");
        return closed ? new Place.Unknown("") : place(rest, level.menu);
    }

    /** The menu of what a bracket opens behind a statement's beginning: that of its command, or of its path. */
    private List<String> inside(String statement, List<String> menu) {
        return switch (place(statement + " ", menu)) {
            case Place.Name name -> name.menu();
            case Place.Argument argument -> argument.menu().isEmpty() ? menu : argument.menu();
            case Place.Value value -> value.menu().isEmpty() ? menu : value.menu();
            case Place.Property property -> property.menu();
            case Place.Unknown unknown -> menu;
        };
    }

    /** The menu of the statement behind another. */
    private List<String> after(String statement, List<String> menu) {
        return !statement.isBlank() && place(statement + " ", menu) instanceof Place.Name name ? name.menu() : menu;
    }

    private Place place(String statement, List<String> current) {
        int at = 0;
        while (at < statement.length() && Character.isWhitespace(statement.charAt(at))) {
            at++;
        }
        List<String> menu = current;
        if (at < statement.length() && (statement.charAt(at) == '/' || statement.charAt(at) == ':')) {
            menu = List.of();
            at++;
        }
        while (true) {
            while (at < statement.length() && (isBlank(statement.charAt(at)) || statement.charAt(at) == '/')) {
                at++;
            }
            int start = at;
            while (at < statement.length() && inName(statement.charAt(at))) {
                at++;
            }
            String word = statement.substring(start, at);
            if (at == statement.length()) {
                return new Place.Name(menu, word);
            }
            if (word.equals("..")) {
                menu = menu.isEmpty() ? menu : menu.subList(0, menu.size() - 1);
                continue;
            }
            Optional<Meaning> meaning = word.isEmpty() ? Optional.empty() : names.meaning(menu, word);
            if (meaning.isEmpty() || !(isBlank(statement.charAt(at)) || statement.charAt(at) == '/')) {
                return new Place.Unknown("");
            }
            if (meaning.get().kind() == Kind.COMMAND) {
                return argument(statement.substring(at), menu, meaning.get().name());
            }
            menu = with(menu, meaning.get().name());
        }
    }

    private Place argument(String text, List<String> menu, String command) {
        List<String> words = Words.of(text);
        String last = words.removeLast();
        Set<String> given = new TreeSet<>();
        boolean inWhere = command.equals("find");
        for (String word : words) {
            inWhere |= word.equals("where");
            int equals = word.indexOf('=');
            given.add(equals < 0 ? word : word.substring(0, equals));
        }
        int equals = last.indexOf('=');
        if (inWhere) {
            boolean name = last.chars().allMatch(c -> inName((char) c));
            return name ? new Place.Property(menu, last) : new Place.Unknown("");
        }
        if (equals >= 0) {
            return new Place.Value(menu, command, last.substring(0, equals), last.substring(equals + 1));
        }
        String begun = last.startsWith("!") ? last.substring(1) : last;
        return new Place.Argument(menu, command, given, begun);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean inName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    private static List<String> with(List<String> menu, String name) {
        List<String> longer = new ArrayList<>(menu);
        longer.add(name);
        return List.copyOf(longer);
    }
}
