package dev.mt.routeros.simulator.console;

import dev.mt.routeros.schema.ArgumentType;
import dev.mt.routeros.schema.Item;
import dev.mt.routeros.schema.Kind;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.syntax.CommandNames.ArgumentKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What may stand at a place, by the schema of the router's version and by what is on the router. */
final class Suggestions {
    /** Arguments whose values are the names of rows elsewhere, or other properties of theirs. */
    private static final Map<String, List<String>> ROWS = Map.ofEntries(
            Map.entry("interface", List.of("interface", "name")),
            Map.entry("in-interface", List.of("interface", "name")),
            Map.entry("out-interface", List.of("interface", "name")),
            Map.entry("bridge", List.of("interface/bridge", "name")),
            Map.entry("envlist", List.of("container/envs", "name")),
            Map.entry("envlists", List.of("container/envs", "list")),
            Map.entry("mounts", List.of("container/mounts", "name")),
            Map.entry("mountlists", List.of("container/mounts", "list")),
            Map.entry("file", List.of("file", "name")),
            Map.entry("file-name", List.of("file", "name")));

    private final Router router;

    Suggestions(Router router) {
        this.router = router;
    }

    /** Everything that begins as the place does, in order. */
    SortedSet<Suggestion> at(Place place) {
        SortedSet<Suggestion> found = new TreeSet<>();
        for (Suggestion each : all(place)) {
            if (each.text().startsWith(place.begun())) {
                found.add(each);
            }
        }
        return found;
    }

    private Collection<Suggestion> all(Place place) {
        return switch (place) {
            case Place.Name name -> names(name.menu());
            case Place.Argument argument -> arguments(argument);
            case Place.Value value -> values(value);
            case Place.Property property ->
                menu(property.menu()).stream()
                        .flatMap(item -> router.schema().properties(item).stream())
                        .map(name -> new Suggestion(name, Suggestion.Kind.PROPERTY, ""))
                        .toList();
            case Place.Unknown unknown -> List.of();
        };
    }

    private Optional<Item> menu(List<String> path) {
        return router.schema().exact(path);
    }

    private List<Suggestion> names(List<String> path) {
        List<Suggestion> names = new ArrayList<>();
        for (Item item : menu(path).map(Item::children).orElse(List.of())) {
            boolean installed = router.names().meaning(path, item.name()).isPresent();
            if (item.kind() != Kind.ARGUMENT && installed) {
                Suggestion.Kind kind = item.kind() == Kind.MENU ? Suggestion.Kind.MENU : Suggestion.Kind.COMMAND;
                names.add(new Suggestion(item.name(), kind, ""));
            }
        }
        return names;
    }

    private List<Suggestion> arguments(Place.Argument place) {
        List<Suggestion> arguments = new ArrayList<>();
        for (Item item :
                command(place.menu(), place.command()).map(Item::children).orElse(List.of())) {
            ArgumentKind kind = router.names().argumentKind(place.menu(), place.command(), item.name());
            if (!place.given().contains(item.name())) {
                // The parser takes words of add alone as well, for exports have some.
                boolean flag = kind == ArgumentKind.FLAG && !place.command().equals("add");
                arguments.add(new Suggestion(
                        item.name(),
                        flag ? Suggestion.Kind.FLAG : Suggestion.Kind.ARGUMENT,
                        flag ? "" : item.type().toString()));
            }
        }
        List<String> unnamed = router.names().unnamedArguments(place.menu(), place.command());
        if (!unnamed.isEmpty() && unnamed.getFirst().startsWith("number")) {
            arguments.addAll(rows(String.join("/", place.menu()), "name"));
        }
        if (place.command().equals("print") && !place.given().contains("where")) {
            arguments.add(new Suggestion("where", Suggestion.Kind.FLAG, "a condition"));
        }
        return arguments;
    }

    private Optional<Item> command(List<String> path, String name) {
        return menu(path).flatMap(item -> item.child(name));
    }

    private List<Suggestion> values(Place.Value place) {
        Optional<Item> argument = command(place.menu(), place.command())
                .flatMap(item -> item.match(place.argument()).found());
        String name = argument.map(Item::name).orElse(place.argument());
        List<String> source = ROWS.get(name);
        if (source != null) {
            return rows(source.get(0), source.get(1));
        }
        if (name.startsWith("number")) {
            return rows(String.join("/", place.menu()), "name");
        }
        List<String> words = argument.map(Item::type).map(ArgumentType::words).orElse(List.of());
        return (name.equals("disabled") ? List.of("no", "yes") : words)
                .stream().map(Suggestions::value).toList();
    }

    private List<Suggestion> rows(String path, String property) {
        boolean listed = menu(path.isEmpty() ? List.of() : List.of(path.split("/", -1)))
                .filter(item ->
                        item.child("add").isPresent() || item.child("find").isPresent())
                .isPresent();
        return listed
                ? router.rows(path).stream()
                        .map(row -> row.getOrDefault(property, ""))
                        .filter(name -> name.matches("[A-Za-z0-9_.:/-]+"))
                        .distinct()
                        .map(Suggestions::value)
                        .toList()
                : List.of();
    }

    private static Suggestion value(String text) {
        return new Suggestion(text, Suggestion.Kind.VALUE, "");
    }
}
