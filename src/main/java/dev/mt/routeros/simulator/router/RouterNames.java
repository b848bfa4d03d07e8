package dev.mt.routeros.simulator.router;

import dev.mt.routeros.schema.Item;
import dev.mt.routeros.schema.Schema;
import dev.mt.routeros.simulator.run.MenuNames;
import dev.mt.routeros.simulator.run.Programs;
import dev.mt.routeros.syntax.CommandNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a router knows the names of: what is in its version's schema, without packages that are not installed. */
final class RouterNames implements MenuNames {
    private static final String CONTAINER = "container";
    private static final Map<String, Programs> PROGRAMS = new ConcurrentHashMap<>();

    private final Schema schema;
    private final CommandNames names;
    private final boolean containerPackage;

    private RouterNames(Schema schema, boolean containerPackage) {
        this.schema = schema;
        this.names = schema.names();
        this.containerPackage = containerPackage;
    }

    /** The compiled scripts of all routers that know the same names. */
    static Programs programs(RouterSpec spec, Schema schema) {
        return PROGRAMS.computeIfAbsent(
                spec.version() + " " + spec.containerPackage(),
                key -> new Programs(spec.version(), new RouterNames(schema, spec.containerPackage())));
    }

    @Override
    public Optional<Meaning> meaning(List<String> menu, String word) {
        return names.meaning(menu, word)
                .filter(meaning ->
                        containerPackage || !menu.isEmpty() || !meaning.name().equals(CONTAINER));
    }

    @Override
    public List<String> unnamedArguments(List<String> menu, String command) {
        return names.unnamedArguments(menu, command);
    }

    @Override
    public boolean takesMoreUnnamed(List<String> menu, String command) {
        return names.takesMoreUnnamed(menu, command);
    }

    @Override
    public ArgumentKind argumentKind(List<String> menu, String command, String argument) {
        return names.argumentKind(menu, command, argument);
    }

    @Override
    public boolean takesWhere(List<String> menu, String command) {
        return names.takesWhere(menu, command);
    }

    @Override
    public Optional<String> parameter(List<String> menu, String command, String written) {
        if (Schema.isOnSomeBoards(menu)) {
            return Optional.of(written);
        }
        return schema.exact(menu)
                .flatMap(item -> item.child(command))
                .flatMap(item -> item.match(written).found())
                .map(Item::name);
    }
}
