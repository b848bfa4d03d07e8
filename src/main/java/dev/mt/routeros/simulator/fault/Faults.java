package dev.mt.routeros.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Decides what goes wrong before which operation. */
@FunctionalInterface
public interface Faults {
    /** Nothing. */
    Faults NONE = operation -> List.of();

    /** The faults that strike before an operation is carried out, in order. Asked once per operation. */
    List<Fault> before(Operation operation);

    /** A fault before the operation of a number. */
    static Faults at(int number, Fault fault) {
        return operation -> operation.number() == number ? List.of(fault) : List.of();
    }

    /** A fault before the first operation that a rule picks. */
    static Faults first(Predicate<Operation> rule, Fault fault) {
        boolean[] struck = new boolean[1];
        return operation -> {
            if (struck[0] || !rule.test(operation)) {
                return List.of();
            }
            struck[0] = true;
            return List.of(fault);
        };
    }

    /** A fault before every operation that a rule picks. */
    static Faults whenever(Predicate<Operation> rule, Fault fault) {
        return operation -> rule.test(operation) ? List.of(fault) : List.of();
    }

    /** All of several. */
    static Faults all(List<Faults> several) {
        List<Faults> copy = List.copyOf(several);
        return operation -> {
            List<Fault> found = new ArrayList<>();
            copy.forEach(each -> found.addAll(each.before(operation)));
            return found;
        };
    }

    /**
     * Faults of a menu at operations picked by a seed. The same seed picks the same.
     *
     * @param menu what may go wrong; the same fault may strike twice
     * @param first the first operation that may be struck
     * @param last the last one
     * @param count how many faults
     */
    static Faults random(long seed, List<Fault> menu, int first, int last, int count) {
        if (menu.isEmpty() || last < first) {
            throw new IllegalArgumentException("nothing to choose from");
        }
        Random random = new Random(seed);
        List<Faults> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = first + random.nextInt(last - first + 1);
            chosen.add(at(number, menu.get(random.nextInt(menu.size()))));
        }
        return all(chosen);
    }
}
