package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Arithmetic;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Literals;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.syntax.BinaryOperator;
import dev.mt.routeros.syntax.Element;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes steps of expressions. */
final class Expressions {
    private final Compiler compiler;

    Expressions(Compiler compiler) {
        this.compiler = compiler;
    }

    /** The value of an argument: braces with statements are the text of them. */
    Step argument(Expression expression, boolean inWhere) {
        if (expression instanceof Expression.Code code) {
            return function(code, inWhere);
        }
        return step(expression, inWhere);
    }

    /** Code as a value: the body of a function. */
    Step function(Expression.Code code, boolean inWhere) {
        Function function =
                new Function(Function.Kind.FUNCTION, compiler.body(code.body(), inWhere), compiler.textOf(code));
        return (run, scope) -> function;
    }

    Step step(Expression expression, boolean inWhere) {
        return switch (expression) {
            case Expression.Literal literal -> constant(Literals.of(literal.text()));
            case Expression.Text text -> text(text.parts(), inWhere);
            case Expression.Variable variable -> variable(variable.name().intern(), inWhere);
            case Expression.Property property -> variable(property.name().intern(), true);
            case Expression.Substitution substitution -> substitution(substitution, inWhere);
            case Expression.Code code -> function(code, inWhere);
            case Expression.Source source -> constant(Str.of(source.text()));
            case Expression.Array array -> array(array.elements(), inWhere);
            case Expression.Nothing nothing -> constant(Nothing.NOTHING);
            case Expression.Unary unary -> unary(unary, inWhere);
            case Expression.Binary binary -> binary(binary, inWhere);
        };
    }

    private static Step constant(Value value) {
        return (run, scope) -> value;
    }

    private static Step variable(String name, boolean inWhere) {
        if (!inWhere) {
            return (run, scope) -> Compiler.valueOf(scope, name);
        }
        return (run, scope) -> {
            Row row = scope.row();
            return row == null
                    ? Compiler.valueOf(scope, name)
                    : row.property(name).orElseGet(() -> Compiler.valueOf(scope, name));
        };
    }

    private Step substitution(Expression.Substitution substitution, boolean inWhere) {
        Body body = compiler.body(substitution.body(), inWhere);
        return (run, scope) -> {
            Value value = body.run(run, scope);
            run.returned();
            return value;
        };
    }

    private Step text(List<TextPart> parts, boolean inWhere) {
        if (parts.isEmpty()) {
            return constant(Str.EMPTY);
        }
        if (parts.size() == 1 && parts.getFirst() instanceof TextPart.Plain plain) {
            return constant(Str.of(plain.text()));
        }
        List<Step> steps = new ArrayList<>();
        for (TextPart part : parts) {
            steps.add(
                    switch (part) {
                        case TextPart.Plain plain -> constant(Str.of(plain.text()));
                        case TextPart.Inserted inserted -> step(inserted.value(), inWhere);
                    });
        }
        return new TextStep(steps);
    }

    private Step array(List<Element> elements, boolean inWhere) {
        List<Step> keys = new ArrayList<>();
        List<Step> values = new ArrayList<>();
        for (Element element : elements) {
            keys.add(element.key().map(key -> step(key, inWhere)).orElse(constant(Nothing.NOTHING)));
            values.add(step(element.value(), inWhere));
        }
        return (run, scope) -> {
            List<Value> items = new ArrayList<>();
            Map<String, Value> keyed = new TreeMap<>();
            for (int i = 0; i < values.size(); i++) {
                Value value = values.get(i).run(run, scope);
                Value key = keys.get(i).run(run, scope);
                if (key == Nothing.NOTHING) {
                    items.add(value);
                } else {
                    keyed.put(key.print(), value);
                }
            }
            return Array.of(items, keyed);
        };
    }

    private Step unary(Expression.Unary unary, boolean inWhere) {
        Step operand = step(unary.operand(), inWhere);
        return switch (unary.operator()) {
            case MINUS -> (run, scope) -> Arithmetic.negate(operand.run(run, scope));
            case BIT_NOT -> (run, scope) -> Arithmetic.invert(operand.run(run, scope));
            case NOT -> (run, scope) -> Bool.of(!Operators.isTruth(operand.run(run, scope)));
            case QUOTE -> quote(unary.operand(), operand);
            case ANY -> (run, scope) -> Bool.of(!operand.run(run, scope).isEmpty());
        };
    }

    /** {@code (>[…])} is code; of anything that is only a value it is that value. */
    private static Step quote(Expression operand, Step step) {
        if (operand instanceof Expression.Substitution || operand instanceof Expression.Variable) {
            return constant(new Function(Function.Kind.QUOTED, step, ""));
        }
        return step;
    }

    private Step binary(Expression.Binary binary, boolean inWhere) {
        Step right = step(binary.right(), inWhere);
        if (inWhere && isEquality(binary.operator()) && binary.left() instanceof Expression.Property property) {
            Step plain = Operators.step(binary.operator(), step(binary.left(), true), right);
            return binary.right() instanceof Expression.Literal
                    ? quotesNeeded(property.name(), binary.operator(), plain)
                    : plain;
        }
        if (binary.operator() == BinaryOperator.ARROW && binary.right() instanceof Expression.Literal literal) {
            // What follows the arrow is a key, unless it is a number.
            Value key =
                    Literals.number(literal.text()).<Value>map(number -> number).orElse(Str.of(literal.text()));
            right = constant(key);
        }
        return Operators.step(binary.operator(), step(binary.left(), inWhere), right);
    }

    private static boolean isEquality(BinaryOperator operator) {
        return operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL;
    }

    private static Step quotesNeeded(String property, BinaryOperator operator, Step plain) {
        return (run, scope) -> {
            Row row = scope.row();
            return row != null && row.mustBeQuoted(property)
                    ? Bool.of(operator == BinaryOperator.NOT_EQUAL)
                    : plain.run(run, scope);
        };
    }
}
