package dev.mt.routeros.check;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.schema.Item;
import dev.mt.routeros.schema.Schema;
import dev.mt.routeros.syntax.BinaryOperator;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.LiteralKind;
import dev.mt.routeros.syntax.Node;
import dev.mt.routeros.syntax.Position;
import dev.mt.routeros.syntax.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks at properties: those that conditions compare, and those that {@code get} is asked for. */
final class WhereCheck {
    private static final Set<LiteralKind> ADDRESSES =
            EnumSet.of(LiteralKind.IP, LiteralKind.IP_PREFIX, LiteralKind.IP6, LiteralKind.IP6_PREFIX);
    private static final Set<BinaryOperator> COMPARISONS = EnumSet.of(
            BinaryOperator.EQUAL,
            BinaryOperator.NOT_EQUAL,
            BinaryOperator.LESS,
            BinaryOperator.GREATER,
            BinaryOperator.LESS_OR_EQUAL,
            BinaryOperator.GREATER_OR_EQUAL);
    private static final Set<String> DEFAULT_ROUTES = Set.of("0.0.0.0/0", "::/0");
    private static final Set<String> PORTS = Set.of("any-port", "dst-port", "src-port", "to-ports", "port");

    /** From this version containers have no {@code status} any more (facts, section 1). */
    private static final RouterOsVersion NO_STATUS = new RouterOsVersion(7, 20, 0);

    private static final List<String> CONTAINER = List.of("container");

    private final Versions versions;

    WhereCheck(Versions versions) {
        this.versions = versions;
    }

    void command(Statement.Command command, Unit unit, Context context) {
        if (Schema.isOnSomeBoards(command.menu())) {
            return;
        }
        command.where().ifPresent(where -> condition(where, command.menu(), unit, context));
        if (command.name().equals("get")) {
            Tree.value(command, "value-name").ifPresent(name -> Tree.constant(name)
                    .ifPresent(text -> property(text, name.position(), command.menu(), unit, context)));
        }
    }

    private void condition(Expression where, List<String> menu, Unit unit, Context context) {
        switch (where) {
            case Expression.Property property -> property(property.name(), property.position(), menu, unit, context);
            case Expression.Substitution ignored -> {} // what is in there is no condition
            case Expression.Binary binary -> {
                if (COMPARISONS.contains(binary.operator())
                        && binary.left() instanceof Expression.Property property
                        && binary.right() instanceof Expression.Literal literal) {
                    literal(property.name(), literal, menu, unit);
                }
                below(binary, menu, unit, context);
            }
            default -> below(where, menu, unit, context);
        }
    }

    private void below(Expression where, List<String> menu, Unit unit, Context context) {
        for (Node child : Tree.children(where)) {
            if (child instanceof Expression expression) {
                condition(expression, menu, unit, context);
            }
        }
    }

    private static void literal(String property, Expression.Literal literal, List<String> menu, Unit unit) {
        boolean firewall = menu.contains("firewall");
        LiteralKind kind = LiteralKind.of(literal.text());
        String what = "";
        if (ADDRESSES.contains(kind)) {
            what = kind == LiteralKind.IP || kind == LiteralKind.IP6 ? "an address" : "a prefix";
        } else if (firewall && PORTS.contains(property)) {
            what = "a port";
        } else if (firewall && property.equals("protocol")) {
            what = "a protocol";
        }
        // scripts in wide use look for default routes without quotes, and find them
        boolean defaultRoute = property.equals("dst-address") && DEFAULT_ROUTES.contains(literal.text());
        if (!what.isEmpty() && !literal.text().isEmpty() && !defaultRoute) {
            unit.add(
                    literal.position(),
                    literal.text().length(),
                    Severity.WARNING,
                    Rule.UNQUOTED_VALUE,
                    "%s without quotes is not found in %s".formatted(what, property),
                    "write %s=\"%s\"".formatted(property, literal.text()));
        }
    }

    private void property(String name, Position position, List<String> menu, Unit unit, Context context) {
        if (name.contains(EmbeddedText.UNKNOWN)) {
            return;
        }
        if (!menu.isEmpty() && menu.getFirst().equals("container")) {
            container(name, position, menu, unit, context);
        }
        if (versions.properties(menu).contains(name) || existsElsewhere(menu, name)) {
            return;
        }
        versions.properties(menu).stream()
                .filter(other -> Misspelling.isNear(name, other))
                .findFirst()
                .ifPresent(near -> unit.add(
                        position,
                        name.length(),
                        Severity.WARNING,
                        Rule.UNKNOWN_PROPERTY,
                        "/%s has no property %s that is known".formatted(String.join("/", menu), name),
                        "did you mean " + near + "?"));
    }

    /** What is known of containers is enough to say which versions lack a property. */
    private void container(String name, Position position, List<String> menu, Unit unit, Context context) {
        for (Schema schema : versions.asked()) {
            boolean status = menu.equals(CONTAINER)
                    && name.equals("status")
                    && schema.version().isAtLeast(NO_STATUS);
            if (status
                    || schema.exact(menu)
                            .filter(found -> lacks(schema, found, menu, name))
                            .isPresent()) {
                missing(schema, name, position, menu, unit, context);
            }
        }
    }

    /** Whether other versions can set the property, but not this one; beginnings of names are taken as well. */
    private boolean lacks(Schema schema, Item menu, List<String> path, String name) {
        return existsElsewhere(path, name) && !schema.beginsProperty(menu, name);
    }

    private boolean existsElsewhere(List<String> menu, String name) {
        return versions.exists(menu, "set", name) || versions.exists(menu, "add", name);
    }

    private void missing(Schema schema, String name, Position position, List<String> menu, Unit unit, Context context) {
        String exists = versions.existence(menu, "add", name)
                .or(() -> versions.existence(menu, "set", name))
                .orElse("until 7.19");
        boolean guarded = context.guarded() || context.caught();
        unit.add(
                schema.version(),
                position,
                name.length(),
                guarded ? Severity.NOTE : Severity.ERROR,
                Rule.UNKNOWN_PROPERTY,
                "/%s has no property %s (it exists %s)".formatted(String.join("/", menu), name, exists),
                guarded ? "the script is prepared for that" : Renamed.hint(menu, name));
    }
}
