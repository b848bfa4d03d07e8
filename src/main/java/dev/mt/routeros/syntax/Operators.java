package dev.mt.routeros.syntax;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds operators in the text. */
final class Operators {
    /** Longer ones first, so that {@code <} does not hide {@code <=}. */
    private static final List<BinaryOperator> BY_LENGTH = Arrays.stream(BinaryOperator.values())
            .filter(each -> each != BinaryOperator.IN)
            .sorted(Comparator.comparingInt(
                            (BinaryOperator each) -> each.symbol().length())
                    .reversed())
            .toList();

    private Operators() {}

    /** The operator between two operands that stands here. */
    static Optional<BinaryOperator> here(Cursor in) {
        if (word(in, "and")) {
            return Optional.of(BinaryOperator.AND);
        }
        if (word(in, "or")) {
            return Optional.of(BinaryOperator.OR);
        }
        if (word(in, "in")) {
            return Optional.of(BinaryOperator.IN);
        }
        return BY_LENGTH.stream().filter(each -> in.looksAt(each.symbol())).findFirst();
    }

    static void skip(Cursor in, BinaryOperator operator) {
        boolean spelled = Characters.isLetter(in.peek());
        in.skip(
                spelled && operator == BinaryOperator.AND
                        ? 3
                        : spelled ? 2 : operator.symbol().length());
    }

    /**
     * The operator before an operand that stands here.
     *
     * @param dashes whether a dash alone is a value: {@code name=-}
     */
    static Optional<UnaryOperator> before(Cursor in, boolean dashes) {
        return switch (in.peek()) {
            case '-' -> dashes && endsAfterOne(in) ? Optional.empty() : Optional.of(UnaryOperator.MINUS);
            case '!' -> Optional.of(UnaryOperator.NOT);
            case '~' -> Optional.of(UnaryOperator.BIT_NOT);
            case '>' -> Optional.of(UnaryOperator.QUOTE);
            case 'n' -> spelled(in, "not", UnaryOperator.NOT);
            case 'a' -> spelled(in, "any", UnaryOperator.ANY);
            default -> Optional.empty();
        };
    }

    private static boolean endsAfterOne(Cursor in) {
        char c = in.peek(1);
        return c == Cursor.END || c == ')' || c == ']' || c == ';' || Cursor.isBlank(c) || Cursor.isNewline(c);
    }

    static void skip(Cursor in, UnaryOperator operator) {
        boolean spelled = Characters.isLetter(in.peek());
        in.skip(spelled ? 3 : operator.symbol().length());
    }

    private static Optional<UnaryOperator> spelled(Cursor in, String word, UnaryOperator operator) {
        return word(in, word) && beginsOperand(in, word.length()) ? Optional.of(operator) : Optional.empty();
    }

    /** {@code any=1} compares a property, {@code any $x} does not. */
    private static boolean beginsOperand(Cursor in, int from) {
        int ahead = from;
        while (ahead < from + 2 && Cursor.isBlank(in.peek(ahead))) {
            ahead++;
        }
        char c = in.peek(ahead);
        return Values.beginsPrimary(c) || c == '!' || c == '{' || (ahead > from && Characters.isLetter(c));
    }

    private static boolean word(Cursor in, String word) {
        char after = in.peek(word.length());
        return in.looksAt(word) && !Characters.inOperand(after) && after != '-';
    }
}
