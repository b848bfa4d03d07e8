package dev.mt.routeros.syntax;

import dev.mt.routeros.syntax.OperandWord.Meaning;
import java.util.Optional;

/** Reads values with operators: in parentheses, and in the conditions of {@code where}. */
final class Expressions {
    /**
     * What a word without quotes is, and whether lines may end.
     *
     * @param closed in parentheses, where ends of lines are blanks
     * @param keys {@code =} ends a key
     */
    private record Mode(Meaning words, boolean closed, boolean keys) {
        Mode forValues() {
            return words == Meaning.PROPERTY ? new Mode(Meaning.VALUE, closed, keys) : this;
        }

        Mode inParentheses() {
            return new Mode(words == Meaning.VALUE ? Meaning.VARIABLE : words, true, false);
        }
    }

    private static final Mode PLAIN = new Mode(Meaning.VARIABLE, true, false);
    private static final Mode WHERE = new Mode(Meaning.PROPERTY, false, false);
    private static final Mode ELEMENT = new Mode(Meaning.VARIABLE, false, true);

    private final Grammar grammar;
    private final Cursor in;

    Expressions(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    Expression parenthesised() {
        return parenthesised(PLAIN);
    }

    /** The key of an array's element, or an element without one; blanks after it are skipped. */
    Expression elementOrKey() {
        Optional<Expression> key = OperandWord.key(in);
        if (key.isPresent()) {
            in.skipBlanks();
            grammar.depth.set(1);
            return key.get();
        }
        return elementValue();
    }

    Expression elementValue() {
        return binary(BinaryOperator.COMMA.precedence(), ELEMENT);
    }

    /** Conditions up to the end of the statement; they all must hold. */
    Expression conditions() {
        Expression all = binary(BinaryOperator.OR.precedence(), WHERE);
        int height = grammar.depth.height();
        in.skipBlanks();
        while (!Statements.isTerminator(in)) {
            Expression next = binary(BinaryOperator.OR.precedence(), WHERE);
            height = Math.max(height, grammar.depth.height()) + 1;
            grammar.depth.set(height);
            all = new Expression.Binary(all.position(), all, BinaryOperator.AND, next);
            in.skipBlanks();
        }
        return all;
    }

    private Expression parenthesised(Mode mode) {
        Position position = in.position();
        in.next();
        in.skipSpace();
        if (in.take(')')) {
            grammar.depth.set(1);
            return new Expression.Nothing(position);
        }
        grammar.depth.enter();
        Expression inner = binary(BinaryOperator.COMMA.precedence(), mode.inParentheses());
        grammar.depth.leave();
        in.skipSpace();
        if (!in.take(')')) {
            throw in.error("syntax error");
        }
        return inner;
    }

    private Expression binary(int loosest, Mode mode) {
        Expression left = unary(mode);
        int height = grammar.depth.height();
        while (true) {
            skip(mode);
            Optional<BinaryOperator> operator = Operators.here(in);
            if (operator.isEmpty()
                    || operator.get().precedence() < loosest
                    || (mode.keys() && operator.get() == BinaryOperator.EQUAL)) {
                grammar.depth.set(height);
                return left;
            }
            BinaryOperator taken = operator.get();
            Operators.skip(in, taken);
            skip(mode);
            grammar.depth.enter();
            Expression right = binary(
                    taken == BinaryOperator.ACTIVATE ? taken.precedence() : taken.precedence() + 1,
                    taken.compares() ? mode.forValues() : mode);
            grammar.depth.leave();
            height = Math.max(height, grammar.depth.height()) + 1;
            grammar.depth.set(height);
            left = new Expression.Binary(left.position(), left, taken, right);
        }
    }

    private void skip(Mode mode) {
        if (mode.closed()) {
            in.skipSpace();
        } else {
            in.skipBlanks();
        }
    }

    private Expression unary(Mode mode) {
        Position position = in.position();
        Optional<UnaryOperator> operator = Operators.before(in, mode.words() == Meaning.VALUE);
        if (operator.isEmpty()) {
            return operand(mode);
        }
        Operators.skip(in, operator.get());
        skip(mode);
        grammar.depth.enter();
        Expression operand = unary(mode);
        grammar.depth.leave();
        grammar.depth.set(grammar.depth.height() + 1);
        return new Expression.Unary(position, operator.get(), operand);
    }

    private Expression operand(Mode mode) {
        return switch (in.peek()) {
            case '(' -> parenthesised(mode);
            case '{' -> grammar.values.array();
            case '$', '"', '[' -> grammar.values.primary();
            default -> {
                Expression word = OperandWord.read(in, mode.words());
                grammar.depth.set(1);
                yield word;
            }
        };
    }
}
