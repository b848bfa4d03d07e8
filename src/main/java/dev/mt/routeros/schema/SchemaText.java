package dev.mt.routeros.schema;

import dev.mt.routeros.RouterOsVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text that schemas are kept as. After a line {@code versions 7.13.5 7.14.3 …} come the lists of arguments that
 * several commands have ({@code lists}, one a line), then the tree ({@code menus}), indented by a blank a level:
 *
 * <pre>
 * container/
 *  add cmd:str envlist@a-g envlists@h- interface
 *  find *3
 * </pre>
 *
 * <p>A menu ends with a slash. A command has its arguments beside it, or {@code *N} for the Nth list, counted from 0. An
 * argument has its {@link ArgumentType}, if known, after a colon; one whose type changed is there several times. After
 * {@code @} stand the versions that have the menu, command or argument, as {@link VersionSet} writes them; without it, they
 * are those of what it belongs to.
 */
final class SchemaText {
    private static final String VERSIONS = "versions ";
    private static final String LISTS = "lists";
    private static final String MENUS = "menus";

    private SchemaText() {}

    static String write(Schemas schemas) {
        return new Writer(schemas.all()).write(schemas);
    }

    /** Reads what {@link #write} wrote; arguments are read when they are asked for. */
    static Schemas read(String text) {
        List<String> lines = text.lines().toList();
        List<RouterOsVersion> versions = new ArrayList<>();
        for (String version : lines.getFirst().substring(VERSIONS.length()).split(" ", -1)) {
            versions.add(RouterOsVersion.parse(version));
        }
        int menus = lines.indexOf(MENUS);
        VersionSet all = VersionSet.first(versions.size());
        Reader reader = new Reader(all, lines.subList(2, menus), lines.subList(menus + 1, lines.size()));
        return new Schemas(versions, Entry.of("", Kind.MENU, all, reader.menu(0, all)));
    }

    private static final class Writer {
        private final VersionSet all;
        private final Map<String, Integer> uses = new LinkedHashMap<>();
        private final Map<String, Integer> places = new HashMap<>();
        private final StringBuilder tree = new StringBuilder();

        Writer(VersionSet all) {
            this.all = all;
        }

        String write(Schemas schemas) {
            count(schemas.root());
            List<String> lists = uses.entrySet().stream()
                    .filter(list -> list.getValue() > 1 && list.getKey().indexOf(' ') > 0)
                    .map(Map.Entry::getKey)
                    .toList();
            lists.forEach(list -> places.put(list, places.size()));
            children(schemas.root(), "");
            String versions =
                    schemas.versions().stream().map(RouterOsVersion::toString).collect(Collectors.joining(" "));
            String shared = lists.stream().map(list -> list + "\n").collect(Collectors.joining());
            return VERSIONS + versions + "\n" + LISTS + "\n" + shared + MENUS + "\n" + tree;
        }

        private void count(Entry menu) {
            for (Entry child : menu.children().values()) {
                if (child.kind() == Kind.MENU) {
                    count(child);
                } else {
                    uses.merge(arguments(child), 1, Integer::sum);
                }
            }
        }

        private void children(Entry menu, String indent) {
            for (Entry child : menu.children().values()) {
                tree.append(indent).append(child.name());
                if (child.kind() == Kind.MENU) {
                    tree.append('/')
                            .append(versions(child.versions(), menu.versions()))
                            .append('\n');
                    children(child, indent + " ");
                } else {
                    String list = arguments(child);
                    Integer place = places.get(list);
                    tree.append(versions(child.versions(), menu.versions()));
                    tree.append(list.isEmpty() ? "" : " ").append(place == null ? list : "*" + place);
                    tree.append('\n');
                }
            }
        }

        private String arguments(Entry command) {
            List<String> words = new ArrayList<>();
            for (Entry argument : command.children().values()) {
                for (Entry.Typed typed : argument.types()) {
                    String type = typed.type().toString();
                    words.add(argument.name()
                            + (type.isEmpty() ? "" : ":" + type)
                            + versions(typed.versions(), command.versions()));
                }
            }
            return String.join(" ", words);
        }

        private String versions(VersionSet having, VersionSet parent) {
            return having.equals(parent) ? "" : "@" + having.text(all);
        }
    }

    private static final class Reader {
        private final VersionSet all;
        private final List<String> lists;
        private final List<String> lines;
        private int at;

        Reader(VersionSet all, List<String> lists, List<String> lines) {
            this.all = all;
            this.lists = lists;
            this.lines = lines;
        }

        SortedMap<String, Entry> menu(int depth, VersionSet parent) {
            TreeMap<String, Entry> children = new TreeMap<>();
            while (at < lines.size() && depth(lines.get(at)) == depth) {
                String line = lines.get(at++);
                int blank = line.indexOf(' ', depth);
                String head = line.substring(depth, blank < 0 ? line.length() : blank);
                VersionSet versions = versions(head, parent);
                String name = head.substring(0, end(head, '@'));
                if (name.endsWith("/")) {
                    String menu = name.substring(0, name.length() - 1);
                    children.put(menu, Entry.of(menu, Kind.MENU, versions, menu(depth + 1, versions)));
                } else {
                    String list = blank < 0 ? "" : line.substring(blank + 1);
                    children.put(name, Entry.of(name, Kind.COMMAND, versions, () -> arguments(list, versions)));
                }
            }
            return children;
        }

        private SortedMap<String, Entry> arguments(String written, VersionSet parent) {
            String list = written.startsWith("*") ? lists.get(Integer.parseInt(written.substring(1))) : written;
            Map<String, List<Entry.Typed>> types = new TreeMap<>();
            for (String word : list.isEmpty() ? new String[0] : list.split(" ", -1)) {
                int end = end(word, '@');
                int colon = Math.min(word.indexOf(':') < 0 ? end : word.indexOf(':'), end);
                String type = colon == end ? "" : word.substring(colon + 1, end);
                types.computeIfAbsent(word.substring(0, colon), name -> new ArrayList<>())
                        .add(new Entry.Typed(ArgumentType.parse(type), versions(word, parent)));
            }
            TreeMap<String, Entry> arguments = new TreeMap<>();
            types.forEach((name, typed) -> {
                VersionSet having = typed.stream().map(Entry.Typed::versions).reduce(VersionSet.NONE, VersionSet::or);
                arguments.put(name, Entry.argument(name, having, typed));
            });
            return arguments;
        }

        private VersionSet versions(String word, VersionSet parent) {
            int mark = word.indexOf('@');
            return mark < 0
                    ? parent
                    : VersionSet.parse(word.substring(mark + 1), all).and(parent);
        }

        private static int end(String word, char mark) {
            int at = word.indexOf(mark);
            return at < 0 ? word.length() : at;
        }

        private static int depth(String line) {
            int depth = 0;
            while (line.charAt(depth) == ' ') {
                depth++;
            }
            return depth;
        }
    }
}
