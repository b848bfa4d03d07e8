package dev.mt.routeros.syntax;

import java.util.List;

/** Writes expressions. */
final class ExpressionPrinter {
    private final Printer statements;
    private final StringBuilder text;

    ExpressionPrinter(Printer statements, StringBuilder text) {
        this.statements = statements;
        this.text = text;
    }

    /** Where operators need parentheses. */
    void tight(Expression expression) {
        switch (expression) {
            case Expression.Unary unary when !standsAlone(unary) -> parenthesised(unary);
            case Expression.Binary binary -> parenthesised(binary);
            case Expression other -> loose(other);
        }
    }

    /** {@code !$x} needs no parentheses. Needless ones would nest deeper than what was read. */
    private static boolean standsAlone(Expression.Unary unary) {
        return switch (unary.operator()) {
            case NOT -> unary.operand() instanceof Expression.Text || isBracketed(unary.operand());
            case MINUS -> isBracketed(unary.operand());
            case BIT_NOT, ANY, QUOTE -> false;
        };
    }

    private static boolean isBracketed(Expression operand) {
        return operand instanceof Expression.Variable
                || operand instanceof Expression.Substitution
                || operand instanceof Expression.Binary;
    }

    /** Where operators may stand. */
    void loose(Expression expression) {
        switch (expression) {
            case Expression.Literal literal -> text.append(literal.text());
            case Expression.Text quoted -> quoted(quoted);
            case Expression.Variable variable -> variable(variable.name(), !TextPrinter.isPlainName(variable.name()));
            case Expression.Property property -> text.append(property.name());
            case Expression.Substitution substitution -> {
                text.append('[');
                statements.inLine(substitution.body());
                text.append(']');
            }
            case Expression.Code code -> statements.block(code.body());
            case Expression.Source source ->
                text.append('{').append(source.text()).append('}');
            case Expression.Array array -> array(array);
            case Expression.Nothing _ -> text.append("()");
            case Expression.Unary unary -> unary(unary);
            case Expression.Binary binary -> binary(binary);
        }
    }

    void parenthesised(Expression expression) {
        text.append('(');
        loose(expression);
        text.append(')');
    }

    private void unary(Expression.Unary unary) {
        text.append(unary.operator().symbol());
        Expression operand = unary.operand();
        if (operand instanceof Expression.Binary
                || (unary.operator() == UnaryOperator.ANY && !goesBesideAny(operand))) {
            parenthesised(operand);
        } else {
            text.append(unary.operator() == UnaryOperator.ANY ? " " : "");
            loose(operand);
        }
    }

    /** Other words could be taken for a variable {@code any} with something behind it. */
    private static boolean goesBesideAny(Expression operand) {
        return switch (operand) {
            case Expression.Unary inner ->
                inner.operator() == UnaryOperator.ANY || inner.operator() == UnaryOperator.NOT;
            case Expression.Property property ->
                Characters.isLetter(property.name().charAt(0));
            case Expression other -> isBracketed(other) || other instanceof Expression.Text;
        };
    }

    private void binary(Expression.Binary binary) {
        BinaryOperator operator = binary.operator();
        boolean fromRight = operator == BinaryOperator.ACTIVATE;
        operand(binary.left(), operator.precedence() + (fromRight ? 1 : 0));
        if (operator == BinaryOperator.ARROW) {
            text.append("->");
        } else {
            text.append(' ').append(operator.symbol()).append(' ');
        }
        operand(binary.right(), operator.precedence() + (fromRight ? 0 : 1));
    }

    private void operand(Expression operand, int loosest) {
        if (operand instanceof Expression.Binary inner && inner.operator().precedence() < loosest) {
            parenthesised(operand);
        } else {
            loose(operand);
        }
    }

    private void array(Expression.Array array) {
        text.append('{');
        String separator = "";
        for (Element each : array.elements()) {
            text.append(separator);
            each.key().ifPresent(key -> {
                tight(key);
                text.append('=');
            });
            tight(each.value());
            separator = ";";
        }
        text.append('}');
    }

    private void quoted(Expression.Text quoted) {
        text.append('"');
        List<TextPart> parts = quoted.parts();
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case TextPart.Plain plain -> TextPrinter.escape(plain.text(), text);
                case TextPart.Inserted inserted ->
                    inserted(inserted.value(), i + 1 < parts.size() && TextPrinter.goesOnAsName(parts.get(i + 1)));
            }
        }
        text.append('"');
    }

    private void inserted(Expression value, boolean goesOnAsName) {
        switch (value) {
            case Expression.Variable variable ->
                variable(variable.name(), goesOnAsName || !TextPrinter.isPlainName(variable.name()));
            case Expression.Substitution substitution -> {
                text.append('$');
                loose(substitution);
            }
            case Expression.Literal _,
                    Expression.Text _,
                    Expression.Property _,
                    Expression.Code _,
                    Expression.Source _,
                    Expression.Array _,
                    Expression.Nothing _,
                    Expression.Unary _,
                    Expression.Binary _ -> {
                text.append('$');
                if (value instanceof Expression.Nothing) {
                    loose(value);
                } else {
                    parenthesised(value);
                }
            }
        }
    }

    private void variable(String name, boolean inQuotes) {
        text.append('$');
        if (inQuotes) {
            text.append('"');
            TextPrinter.escape(name, text);
            text.append('"');
        } else {
            text.append(name);
        }
    }
}
