package dev.mt.routeros.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Reads texts in tests, and says trees in a few characters. */
final class TestingSyntax {
    private TestingSyntax() {}

    static Script script(String text) {
        return switch (Parser.parse(text, CommandNames.permissive())) {
            case Parsed.Good good -> good.script();
            case Parsed.Bad bad ->
                throw new AssertionError("%s in: %s".formatted(bad.problem().text(), text));
        };
    }

    static List<Statement> statements(String text) {
        return script(text).statements();
    }

    static Statement.Command command(String text) {
        return (Statement.Command) statements(text).getLast();
    }

    /** What a text is as an argument: {@code :put TEXT}. */
    static Expression value(String text) {
        return ((Argument.Unnamed) command(":put " + text).arguments().getFirst()).value();
    }

    /** The parenthesised form of what a text means among operators. */
    static String meaning(String text) {
        return Notation.of(value("(" + text + ")"));
    }

    static String condition(String text) {
        return Notation.of(command("/interface print where " + text).where().orElseThrow());
    }

    /** What is wrong with a text, in RouterOS's words; empty if nothing is. */
    static String problem(String text) {
        return problem(text, CommandNames.permissive());
    }

    static String problem(String text, CommandNames names) {
        return switch (Parser.parse(text, names)) {
            case Parsed.Good _ -> "";
            case Parsed.Bad bad -> bad.problem().text();
        };
    }

    /** Prints and reads again, and holds that nothing changed. */
    static String printed(Script script) {
        String text = Printer.print(script);
        assertThat(Trees.withoutPositions(script(text))).as(text).isEqualTo(Trees.withoutPositions(script));
        return text;
    }
}
