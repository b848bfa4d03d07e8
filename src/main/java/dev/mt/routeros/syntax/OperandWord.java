package dev.mt.routeros.syntax;

import java.util.Optional;

/** Reads a word without quotes among operators, of which {@code .}, {@code -} and {@code /} may be parts of it. */
final class OperandWord {
    /** What a word may be that is no number, time or address. */
    enum Meaning {
        /** {@code (a - b)} is of variables, as {@code ($a - $b)} is; a dash is an operator. */
        VARIABLE,
        /** As a condition has them: {@code disabled}, {@code .id}, {@code dst-address}. */
        PROPERTY,
        /** What a property is compared with: {@code ether1-lan}. */
        VALUE
    }

    /** Neither a key nor anything with a shape of its own is longer. */
    private static final int LONGEST = 100;

    private final Cursor in;
    private final Position position;

    private OperandWord(Cursor in) {
        this.in = in;
        this.position = in.position();
    }

    /** Takes the word that stands here. */
    static Expression read(Cursor in, Meaning meaning) {
        return new OperandWord(in).read(meaning);
    }

    /** Takes the word that stands here if {@code =} after it makes it the key of an array's element. */
    static Optional<Expression> key(Cursor in) {
        OperandWord word = new OperandWord(in);
        if (!Characters.isLetter(in.peek())) {
            return Optional.empty();
        }
        int length = word.length(LONGEST);
        return word.isKey(length) ? Optional.of(word.literal(length)) : Optional.empty();
    }

    private Expression read(Meaning meaning) {
        char first = in.peek();
        if (first == '-' && meaning == Meaning.VALUE) {
            return literal(1);
        }
        boolean dotted = first == '.' && meaning == Meaning.PROPERTY && Characters.isLetter(in.peek(1));
        if (!Characters.inOperand(first) && !(first == '*' && Characters.isHex(in.peek(1))) && !dotted) {
            throw in.error("syntax error");
        }
        int length = length(Characters.isLetter(first) && meaning == Meaning.VARIABLE ? LONGEST : Integer.MAX_VALUE);
        String text = in.ahead(length);
        LiteralKind kind = LiteralKind.of(text);
        if (kind == LiteralKind.WORD && (Characters.isLetter(first) || dotted)) {
            return switch (meaning) {
                case VARIABLE -> variable();
                case PROPERTY -> new Expression.Property(position, take(length));
                case VALUE -> literal(length);
            };
        }
        boolean address = kind == LiteralKind.IP || kind == LiteralKind.IP6;
        return literal(length + (address ? prefixLength(length) : 0));
    }

    private Expression literal(int length) {
        return new Expression.Literal(position, take(length));
    }

    private Expression variable() {
        int length = 0;
        while (Characters.inVariable(in.peek(length))) {
            length++;
        }
        return new Expression.Variable(position, take(length));
    }

    private String take(int length) {
        String text = in.ahead(length);
        in.skip(length);
        return text;
    }

    private int length(int longest) {
        boolean dashes = !Characters.isDigit(in.peek());
        int length = 1;
        while (length < longest && belongs(length, dashes)) {
            length++;
        }
        return length;
    }

    private boolean belongs(int at, boolean dashes) {
        char c = in.peek(at);
        return Characters.inOperand(c)
                || ((c == '.' || (dashes && c == '-')) && Characters.inVariable(in.peek(at + 1)));
    }

    private boolean isKey(int length) {
        int ahead = length;
        while (Cursor.isBlank(in.peek(ahead)) && ahead < LONGEST) {
            ahead++;
        }
        return in.peek(ahead) == '=';
    }

    /** {@code /24} after an address; after anything else it divides. */
    private int prefixLength(int from) {
        int ahead = from + 1;
        while (Characters.isDigit(in.peek(ahead))) {
            ahead++;
        }
        boolean prefix = in.peek(from) == '/' && ahead > from + 1 && !Characters.inOperand(in.peek(ahead));
        return prefix ? ahead - from : 0;
    }
}
