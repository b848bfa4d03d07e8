package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Arithmetic;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Comparison;
import dev.mt.routeros.simulator.value.Conversions;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.simulator.value.ValueError;
import dev.mt.routeros.syntax.BinaryOperator;
import java.util.Map;

/** Makes steps of the operators between two operands. */
final class Operators {
    private Operators() {}

    static Step step(BinaryOperator operator, Step left, Step right) {
        return switch (operator) {
            case COMMA -> (run, scope) -> Arithmetic.append(left.run(run, scope), right.run(run, scope));
            case OR -> (run, scope) -> Bool.of(isTruth(left.run(run, scope)) || isTruth(right.run(run, scope)));
            case AND -> (run, scope) -> Bool.of(isTruth(left.run(run, scope)) && isTruth(right.run(run, scope)));
            case IN -> (run, scope) -> Bool.of(Arithmetic.isIn(left.run(run, scope), right.run(run, scope)));
            case LESS -> (run, scope) -> Bool.of(compare(run, left.run(run, scope), right.run(run, scope), "less") < 0);
            case GREATER ->
                (run, scope) -> Bool.of(compare(run, left.run(run, scope), right.run(run, scope), "more") > 0);
            case LESS_OR_EQUAL ->
                (run, scope) -> Bool.of(compare(run, left.run(run, scope), right.run(run, scope), "more") <= 0);
            case GREATER_OR_EQUAL ->
                (run, scope) -> Bool.of(compare(run, left.run(run, scope), right.run(run, scope), "less") >= 0);
            case EQUAL -> (run, scope) -> Bool.of(Comparison.areEqual(left.run(run, scope), right.run(run, scope)));
            case NOT_EQUAL ->
                (run, scope) -> Bool.of(!Comparison.areEqual(left.run(run, scope), right.run(run, scope)));
            case MATCHES -> (run, scope) -> Bool.of(matches(left.run(run, scope), right.run(run, scope)));
            case CONCAT -> (run, scope) -> Arithmetic.concatenate(left.run(run, scope), right.run(run, scope));
            case SHIFT_LEFT -> (run, scope) -> Arithmetic.bits('<', left.run(run, scope), right.run(run, scope));
            case SHIFT_RIGHT -> (run, scope) -> Arithmetic.bits('>', left.run(run, scope), right.run(run, scope));
            case BIT_OR -> (run, scope) -> Arithmetic.bits('|', left.run(run, scope), right.run(run, scope));
            case BIT_XOR -> (run, scope) -> Arithmetic.bits('^', left.run(run, scope), right.run(run, scope));
            case BIT_AND -> (run, scope) -> Arithmetic.bits('&', left.run(run, scope), right.run(run, scope));
            case ADD -> (run, scope) -> Arithmetic.add(left.run(run, scope), right.run(run, scope));
            case SUBTRACT -> (run, scope) -> Arithmetic.subtract(left.run(run, scope), right.run(run, scope));
            case MULTIPLY -> (run, scope) -> Arithmetic.multiply(left.run(run, scope), right.run(run, scope));
            case DIVIDE -> (run, scope) -> Arithmetic.divide(left.run(run, scope), right.run(run, scope));
            case REMAINDER -> (run, scope) -> Arithmetic.remainder(left.run(run, scope), right.run(run, scope));
            case ARROW -> (run, scope) -> element(left.run(run, scope), right.run(run, scope));
            case ACTIVATE -> (run, scope) -> activate(run, left.run(run, scope), right.run(run, scope));
        };
    }

    private static int compare(Run run, Value left, Value right, String question) {
        return Comparison.compare(left, right, question, run.version().isAtLeast(7, 24));
    }

    /** What {@code and}, {@code or} and {@code !} take for true: nothing is false. */
    static boolean isTruth(Value value) {
        return switch (value) {
            case Bool truth -> truth.truth();
            case Value other when other.isEmpty() -> false;
            default -> {
                Value truth = Conversions.toBool(value);
                if (truth instanceof Bool known) {
                    yield known.truth();
                }
                throw new ValueError("conditional not boolean");
            }
        };
    }

    private static Value element(Value container, Value key) {
        return container instanceof Function function ? function.element(key) : Arithmetic.element(container, key);
    }

    private static boolean matches(Value value, Value pattern) {
        if (value.isEmpty() && !(pattern instanceof Str)) {
            return false;
        }
        return RegularExpression.finds(Conversions.text(pattern), Conversions.text(value));
    }

    /** {@code f <%% {a;k=v}}: the elements without a key are {@code $0}, {@code $1} …, the others named. */
    private static Value activate(Run run, Value function, Value environment) {
        if (!(function instanceof Function code)) {
            return function;
        }
        Scope scope = Scope.root();
        if (environment instanceof Array array) {
            int position = 0;
            for (Value item : array.items()) {
                scope.declare(Integer.toString(position++), item);
            }
            for (Map.Entry<String, Value> each : array.keyed().entrySet()) {
                scope.declare(each.getKey(), each.getValue());
            }
        }
        return code.callIn(run, scope);
    }
}
