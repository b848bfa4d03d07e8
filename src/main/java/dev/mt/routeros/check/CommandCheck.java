package dev.mt.routeros.check;

import dev.mt.core.Suggestion;
import dev.mt.routeros.schema.Across;
import dev.mt.routeros.schema.Item;
import dev.mt.routeros.schema.Kind;
import dev.mt.routeros.schema.Match;
import dev.mt.routeros.schema.Schema;
import dev.mt.routeros.syntax.Argument;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Path;
import dev.mt.routeros.syntax.Statement;
import dev.mt.routeros.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares menus, commands and arguments with the schema of each version. */
final class CommandCheck {
    /** What every command takes; these are in no schema. */
    private static final Set<String> ALWAYS = Set.of(".id", ".proplist", ".query", ".nextid");

    private static final String PRINT = "print";

    private final Versions versions;

    CommandCheck(Versions versions) {
        this.versions = versions;
    }

    void command(Statement.Command command, Unit unit, Context context) {
        List<String> menu = command.menu();
        if (Schema.isOnSomeBoards(menu)) {
            return;
        }
        for (Schema schema : unsure(command)) {
            Optional<Item> there = menu(schema, command.path(), menu, 1, unit, context);
            there.ifPresent(item -> command(schema, item, command, unit, context));
        }
    }

    /** The versions that may lack something: all but those that have each word of the command in full. Mostly none. */
    private List<Schema> unsure(Statement.Command command) {
        Optional<Across> found = versions.exact(command.menu()).flatMap(menu -> menu.child(command.name()));
        List<Word> words = command.path().words();
        if (found.isEmpty() || words.isEmpty() || !words.getLast().text().equals(command.name())) {
            return versions.asked();
        }
        List<Across> parts = new ArrayList<>(List.of(found.get()));
        for (Argument argument : command.arguments()) {
            if (argument instanceof Argument.Unnamed) {
                if (command.name().equals(PRINT)) {
                    return versions.asked();
                }
            } else {
                Optional<Across> known =
                        Tree.name(argument).flatMap(name -> found.get().child(name));
                if (known.isEmpty()) {
                    return versions.asked();
                }
                parts.add(known.get());
            }
        }
        parts.removeIf(Across::isInAll);
        return parts.isEmpty()
                ? List.of()
                : versions.asked().stream()
                        .filter(schema -> !parts.stream().allMatch(each -> each.isIn(schema)))
                        .toList();
    }

    /** A path that is a menu only. */
    void menu(Path path, List<String> menu, Unit unit, Context context) {
        if (!Schema.isOnSomeBoards(menu)) {
            versions.asked().forEach(schema -> menu(schema, path, menu, 0, unit, context));
        }
    }

    /** A command that no version has. */
    void bad(Statement.BadCommand bad, Unit unit, Context context) {
        Word word = bad.path().words().isEmpty()
                ? new Word(bad.problem().position(), "/")
                : bad.path().words().getLast();
        if (word.text().contains(EmbeddedText.UNKNOWN)) {
            return;
        }
        Set<String> known = new TreeSet<>();
        versions.asked().forEach(schema -> schema.exact(bad.menu())
                .ifPresent(item -> item.children().forEach(child -> known.add(child.name()))));
        String where = bad.menu().isEmpty() ? "" : " in /" + String.join("/", bad.menu());
        unit.add(
                bad.problem().position(),
                word.text().length(),
                severity(context, false),
                Rule.UNKNOWN_COMMAND,
                "bad command name " + word.text() + where,
                known.isEmpty()
                        ? ""
                        : Suggestion.nearest(word.text(), known)
                                .map(CommandCheck::meant)
                                .orElse(""));
    }

    /** The menu in a version; one that is missing is told of where it is written, not where it is the current menu. */
    private Optional<Item> menu(
            Schema schema, Path path, List<String> menu, int commandWords, Unit unit, Context context) {
        Item item = schema.root();
        int written = menu.size() - (path.words().size() - commandWords);
        for (int at = 0; at < menu.size(); at++) {
            Optional<Item> child = item.child(menu.get(at));
            if (child.isEmpty()) {
                int index = at - written;
                if (index >= 0 && index < path.words().size() && written >= 0) {
                    Word word = path.words().get(index);
                    String full = "/" + String.join("/", menu.subList(0, at + 1));
                    missing(
                            schema,
                            word,
                            Rule.UNKNOWN_MENU,
                            "there is no menu " + full,
                            versions.existence(menu.subList(0, at + 1)),
                            "",
                            unit,
                            context);
                }
                return Optional.empty();
            }
            item = child.get();
        }
        return Optional.of(item);
    }

    private void command(Schema schema, Item menu, Statement.Command command, Unit unit, Context context) {
        if (command.path().words().isEmpty()) {
            return;
        }
        Word word = command.path().words().getLast();
        Optional<Item> item = menu.child(command.name());
        if (item.isEmpty()) {
            item = menu.match(word.text()).found().filter(found -> found.kind() == Kind.COMMAND);
        }
        if (item.isEmpty() && command.menu().isEmpty() && command.name().equals("ping")) {
            ping(schema, word, unit);
            return;
        }
        if (item.isEmpty()) {
            missing(
                    schema,
                    word,
                    Rule.UNKNOWN_COMMAND,
                    "there is no command " + Tree.full(command.menu(), command.name()),
                    versions.existence(command.menu(), command.name()),
                    replacement(command),
                    unit,
                    context);
            return;
        }
        Item found = item.get();
        if (!found.name().equals(word.text()) && menu.match(word.text()) instanceof Match.Ambiguous several) {
            ambiguous(schema, word, several, unit);
        }
        for (Argument argument : command.arguments()) {
            switch (argument) {
                case Argument.Named named -> argument(schema, found, named.name(), command, unit, context);
                case Argument.Flag flag -> argument(schema, found, flag.name(), command, unit, context);
                case Argument.Unset unset -> argument(schema, found, unset.name(), command, unit, context);
                case Argument.Unnamed unnamed -> flag(found, unnamed, command, unit);
            }
        }
    }

    /** That it has gone is only known from the schemas. */
    private static void ping(Schema schema, Word word, Unit unit) {
        unit.add(
                schema.version(),
                word.position(),
                word.text().length(),
                Severity.WARNING,
                Rule.UNKNOWN_COMMAND,
                "the schemas from 7.23 have no /ping, only /tool/ping",
                "write /tool/ping, which all versions have");
    }

    private void argument(Schema schema, Item item, Word word, Statement.Command command, Unit unit, Context context) {
        String name = word.text();
        if (ALWAYS.contains(name)
                || Schema.isOnSomeBoards(command.menu(), name)
                || name.contains(EmbeddedText.UNKNOWN)) {
            return;
        }
        switch (item.match(name)) {
            case Match.Found ignored -> {}
            case Match.Ambiguous several -> ambiguous(schema, word, several, unit);
            case Match.Unknown ignored -> {
                Optional<String> existence = versions.existence(command.menu(), command.name(), name);
                String renamed = Renamed.hint(command.menu(), name);
                missing(
                        schema,
                        word,
                        Rule.UNKNOWN_ARGUMENT,
                        "%s has no argument %s".formatted(Tree.full(command.menu(), item.name()), name),
                        existence,
                        renamed.isEmpty() && existence.isEmpty() ? nearest(name, command) : renamed,
                        unit,
                        context);
            }
        }
    }

    /** {@code print detial}: what looks like a value is a slip. */
    private static void flag(Item item, Argument.Unnamed argument, Statement.Command command, Unit unit) {
        if (!item.name().equals(PRINT) || !(argument.value() instanceof Expression.Literal literal)) {
            return;
        }
        item.children().stream()
                .map(Item::name)
                .filter(name -> Misspelling.isNear(literal.text(), name))
                .findFirst()
                .ifPresent(name -> unit.add(
                        literal.position(),
                        literal.text().length(),
                        Severity.ERROR,
                        Rule.UNKNOWN_ARGUMENT,
                        "%s has no argument %s".formatted(Tree.full(command.menu(), item.name()), literal.text()),
                        meant(name)));
    }

    private String nearest(String name, Statement.Command command) {
        Set<String> known = new TreeSet<>();
        versions.asked().forEach(schema -> schema.exact(command.menu())
                .flatMap(menu -> menu.child(command.name()))
                .ifPresent(item -> item.children().forEach(child -> known.add(child.name()))));
        return Suggestion.nearest(name, known).map(CommandCheck::meant).orElse("");
    }

    private static String replacement(Statement.Command command) {
        return command.menu().isEmpty() && Set.of("exit", "break", "continue").contains(command.name())
                ? "before 7.22 put what is not to be run into :if … do={…}"
                : "";
    }

    private static String meant(String name) {
        return "did you mean " + name + "?";
    }

    private static void ambiguous(Schema schema, Word word, Match.Ambiguous several, Unit unit) {
        unit.add(
                schema.version(),
                word.position(),
                word.text().length(),
                Severity.ERROR,
                Rule.AMBIGUOUS_NAME,
                "%s is the beginning of %s".formatted(word.text(), String.join(", ", several.names())),
                "write the name in full");
    }

    private void missing(
            Schema schema,
            Word word,
            Rule rule,
            String message,
            Optional<String> existence,
            String hint,
            Unit unit,
            Context context) {
        if (word.text().contains(EmbeddedText.UNKNOWN)) {
            return;
        }
        boolean late = rule == Rule.UNKNOWN_ARGUMENT
                ? schema.version().isAtLeast(7, 23)
                : schema.version().isAtLeast(7, 24);
        Severity severity = severity(context, late);
        String guard = severity == Severity.NOTE ? "the script is prepared for that" : hint;
        unit.add(
                schema.version(),
                word.position(),
                word.text().length(),
                severity,
                rule,
                message + existence.map(when -> " (it exists " + when + ")").orElse(""),
                guard);
    }

    /**
     * Whether it can be that the script is prepared.
     *
     * @param late whether the version takes such a script, and fails only when it comes to the statement (facts, section 2)
     */
    private static Severity severity(Context context, boolean late) {
        return context.guarded() || (late && context.caught()) ? Severity.NOTE : Severity.ERROR;
    }
}
