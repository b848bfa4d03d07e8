package dev.mt.routeros.simulator.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What {@code ?} shows: what may stand here, as the version's schema has it. */
final class Help {
    private static final String NOTHING = "nothing is known of what may stand here";
    private static final int GAP = 2;

    private Help() {}

    /** Lines of help, in columns of a terminal so wide. */
    static List<String> of(Place place, Collection<Suggestion> suggestions, int width) {
        if (suggestions.isEmpty()) {
            return List.of(place.begun().isEmpty() ? NOTHING : "nothing begins with " + place.begun());
        }
        List<String> lines = new ArrayList<>();
        for (Suggestion.Kind kind : Suggestion.Kind.values()) {
            List<String> words = suggestions.stream()
                    .filter(each -> each.kind() == kind)
                    .map(Help::word)
                    .toList();
            if (!words.isEmpty()) {
                lines.add(title(kind) + ":");
                lines.addAll(columns(words, width));
            }
        }
        return lines;
    }

    private static String title(Suggestion.Kind kind) {
        return switch (kind) {
            case MENU -> "menus";
            case COMMAND -> "commands";
            case ARGUMENT -> "arguments";
            case FLAG -> "without a value";
            case PROPERTY -> "properties";
            case VALUE -> "values";
        };
    }

    private static String word(Suggestion each) {
        String name = each.kind() == Suggestion.Kind.ARGUMENT ? each.text() + "=" : each.text();
        return each.detail().isEmpty() ? name : name + "<" + each.detail() + ">";
    }

    private static List<String> columns(List<String> words, int width) {
        int longest = words.stream().mapToInt(String::length).max().orElse(0) + GAP;
        int across = Math.max(1, (width - GAP) / longest);
        int down = (words.size() + across - 1) / across;
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < down; row++) {
            StringBuilder line = new StringBuilder(" ".repeat(GAP));
            for (int i = row; i < words.size(); i += down) {
                line.append(words.get(i))
                        .append(" ".repeat(longest - words.get(i).length()));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
