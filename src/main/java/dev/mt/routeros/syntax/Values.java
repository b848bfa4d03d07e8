package dev.mt.routeros.syntax;

import dev.mt.routeros.syntax.CommandNames.ArgumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads values as arguments and arrays have them: operators stand only in parentheses. */
final class Values {
    /** How far a value without quotes goes. */
    enum Literals {
        /** After {@code name=}: {@code url=http://h/?a=b}. */
        WITH_EQUALS,
        /** Where a {@code =} would make it a name. */
        UP_TO_EQUALS,
        /** The name of a variable; any other needs quotes. */
        NAME;

        boolean goOnWith(char c) {
            return switch (this) {
                case WITH_EQUALS -> Characters.inValue(c);
                case UP_TO_EQUALS -> Characters.inValue(c) && c != '=';
                case NAME -> Characters.inVariable(c);
            };
        }
    }

    private final Grammar grammar;
    private final Cursor in;

    Values(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    Expression empty() {
        grammar.depth.set(1);
        return new Expression.Literal(in.position(), "");
    }

    Expression value(ArgumentKind kind, Literals literals) {
        char c = in.peek();
        if (c == '{') {
            return switch (kind) {
                case CODE -> code();
                case SOURCE -> source();
                case VALUE, FLAG, UNKNOWN -> array();
            };
        }
        if (c == '!' && beginsPrimary(in.peek(1))) {
            return unary(UnaryOperator.NOT);
        }
        if (c == '-' && "$([".indexOf(in.peek(1)) >= 0) {
            return unary(UnaryOperator.MINUS);
        }
        return beginsPrimary(c) ? primary() : literal(literals);
    }

    static boolean beginsPrimary(char c) {
        return "$\"([".indexOf(c) >= 0;
    }

    /** What begins with {@code $}, {@code "}, {@code (} or {@code [}. */
    Expression primary() {
        return switch (in.peek()) {
            case '$' -> variable();
            case '"' -> grammar.strings.text();
            case '(' -> grammar.expressions.parenthesised();
            case '[' -> substitution();
            default -> throw in.error("syntax error");
        };
    }

    /** Of a value's operators only the two that stand before it need no parentheses. */
    private Expression unary(UnaryOperator operator) {
        Position position = in.position();
        in.next();
        Expression operand = primary();
        grammar.depth.set(grammar.depth.height() + 1);
        return new Expression.Unary(position, operator, operand);
    }

    Expression.Variable variable() {
        Position position = in.position();
        in.next();
        grammar.depth.set(1);
        if (in.peek() == '"') {
            return new Expression.Variable(position, grammar.strings.name());
        }
        int start = in.offset();
        while (Characters.inVariable(in.peek())) {
            in.next();
        }
        if (in.offset() == start) {
            throw in.error("syntax error");
        }
        return new Expression.Variable(position, in.textSince(start));
    }

    Expression.Substitution substitution() {
        Position position = in.position();
        in.next();
        List<Statement> body = grammar.statements.closedBy(']', grammar.statements.menu(), "expected closing bracket");
        return new Expression.Substitution(position, body);
    }

    private Expression code() {
        Position position = in.position();
        in.next();
        return new Expression.Code(
                position, grammar.statements.closedBy('}', grammar.statements.menu(), "expected closing brace"));
    }

    /** What the text says is read as well: RouterOS finds the closing brace so. */
    private Expression source() {
        Position position = in.position();
        in.next();
        int start = in.offset();
        List<Statement> body = grammar.statements.closedBy('}', List.of(), "expected closing brace");
        String text = in.textSince(start);
        return new Expression.Source(position, text.substring(0, text.length() - 1), body);
    }

    /** Elements end at {@code ;} or at the end of a line. */
    Expression array() {
        Position position = in.position();
        in.next();
        grammar.depth.enter();
        List<Element> elements = new ArrayList<>();
        int height = 0;
        while (true) {
            in.skipSpace();
            if (in.take('}')) {
                grammar.depth.leave();
                grammar.depth.set(height + 1);
                return new Expression.Array(position, elements);
            }
            if (!in.take(';') && !in.skipComment()) {
                elements.add(element());
                height = Math.max(height, grammar.depth.height());
            }
        }
    }

    private Element element() {
        Position position = in.position();
        Expression first = grammar.expressions.elementOrKey();
        int height = grammar.depth.height();
        if (!in.take('=')) {
            checkElementEnds();
            return new Element(position, Optional.empty(), first);
        }
        in.skipSpace();
        Expression value = in.peek() == ';' || in.peek() == '}' ? empty() : grammar.expressions.elementValue();
        checkElementEnds();
        grammar.depth.set(Math.max(height, grammar.depth.height()));
        return new Element(position, Optional.of(first), value);
    }

    private void checkElementEnds() {
        if (in.atEnd()) {
            throw in.error("missing closing brace");
        }
        if (in.peek() != ';' && in.peek() != '}' && !Cursor.isNewline(in.peek())) {
            throw in.error("syntax error");
        }
    }

    private Expression literal(Literals literals) {
        Position position = in.position();
        int start = in.offset();
        while (literals.goOnWith(in.peek())) {
            in.next();
        }
        if (in.offset() == start) {
            throw in.error("syntax error");
        }
        grammar.depth.set(1);
        return new Expression.Literal(position, in.textSince(start));
    }
}
