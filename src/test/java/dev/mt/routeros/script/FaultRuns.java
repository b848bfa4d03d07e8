package dev.mt.routeros.script;

import dev.mt.routeros.simulator.fault.Fault;
import dev.mt.routeros.simulator.fault.Faults;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.net.MemoryRegistry.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tens of thousands of updates with faults, in a process of its own with a compiler that is worth its start. */
final class FaultRuns {
    private static final List<Fault> MENU = FaultRun.menu();

    private FaultRuns() {}

    /**
     * Prints what came of them; ends with 1 if our way lost anything.
     *
     * @param args how many seeds
     */
    public static void main(String[] args) {
        int seeds = Integer.parseInt(args[0]);
        boolean well = true;
        int runs = 0;
        int steps = 0;
        for (TestingFleet fleet : fleets().toList()) {
            Sum sum = every(fleet);
            well &= sum.wrong() == 0;
            runs += sum.runs();
            steps += sum.steps();
        }
        System.out.printf("our way: %d faults at %d steps: %d runs%n", MENU.size(), steps, runs);
        well &= random(fleets().toList(), seeds) == 0;
        originals().forEach(FaultRuns::every);
        random(originals().toList(), Math.max(1, seeds / 20));
        System.exit(well ? 0 : 1);
    }

    /** The way of the project that came before this one, on the versions that it runs on. */
    static Stream<TestingFleet> originals() {
        return Stream.of("7.21.5", "7.23.3", "7.24")
                .map(version -> new TestingFleet(
                        version, TestingFleet.Model.LARGE, Kind.GITEA, true, TestingFleet.Way.ORIGINAL));
    }

    static Stream<TestingFleet> fleets() {
        return Stream.of("7.13.5", "7.20.8", "7.24")
                .flatMap(version -> Stream.of(
                        new TestingFleet(version, TestingFleet.Model.LARGE, Kind.GITEA, true),
                        new TestingFleet(version, TestingFleet.Model.LARGE, Kind.OPEN, false),
                        new TestingFleet(version, TestingFleet.Model.SMALL, Kind.TOKEN, true),
                        new TestingFleet(version, TestingFleet.Model.REPLACE, Kind.OPEN, true)));
    }

    private record Case(Operation step, Fault fault) {}

    /** What came of a case. */
    private record Result(Case of, FaultRun.Outcome outcome) {}

    /**
     * What came of many.
     *
     * @param runs how many there were
     * @param steps at how many steps of an update
     * @param wrong after how many anything was not as it should be
     */
    private record Sum(int runs, int steps, int wrong) {}

    private static Sum every(TestingFleet fleet) {
        List<Operation> steps = distinct(FaultRun.steps(fleet));
        List<Result> results = steps.stream()
                .flatMap(step -> MENU.stream().map(fault -> new Case(step, fault)))
                .parallel()
                .map(each -> new Result(
                        each, FaultRun.run(fleet, Faults.at(each.step().number(), each.fault()))))
                .toList();
        List<Result> wrong = results.stream()
                .filter(each -> !each.outcome().problem().isEmpty())
                .toList();
        FaultRun.Outcome undisturbed = FaultRun.run(fleet, Faults.NONE);
        if (!undisturbed.problem().isEmpty()) {
            throw new IllegalStateException(fleet + ": without a fault: " + undisturbed.problem());
        }
        System.out.printf(
                "%s: %d faults at %d steps, %d lost, %d wrong otherwise; without a tunnel: %s with no fault, %s at most"
                        + " (operator and power aside)%n",
                name(fleet),
                MENU.size(),
                steps.size(),
                down(wrong),
                wrong.size() - down(wrong),
                undisturbed.down(),
                results.stream()
                        .filter(each -> !FaultRun.excused(each.of().fault()))
                        .map(each -> each.outcome().down())
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO));
        if (fleet.way() == TestingFleet.Way.OURS) {
            wrong.forEach(
                    each -> System.out.println(each.of() + ": " + each.outcome().problem()));
        }
        return new Sum(results.size(), steps.size(), wrong.size());
    }

    private static int down(List<Result> results) {
        return (int)
                results.stream().filter(each -> each.outcome().tunnelIsDown()).count();
    }

    private static String name(TestingFleet fleet) {
        return (fleet.way() == TestingFleet.Way.OURS ? "our way" : "the original's way") + ", " + fleet.version() + ", "
                + fleet.model() + ", " + fleet.registry() + (fleet.secondGood() ? "" : ", a bad release");
    }

    /** Of steps that come again and again, such as questions about health, the first three and the last. */
    private static List<Operation> distinct(List<Operation> steps) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Operation> last = new HashMap<>();
        steps.forEach(step -> last.put(step.what(), step));
        return steps.stream()
                .filter(step ->
                        seen.merge(step.what(), 1, Integer::sum) <= 3 || Objects.equals(last.get(step.what()), step))
                .toList();
    }

    /** How many seeds end with anything that is not as it should be. */
    private static int random(List<TestingFleet> fleets, int seeds) {
        Map<TestingFleet, List<Operation>> steps = new HashMap<>();
        fleets.forEach(fleet -> steps.put(fleet, FaultRun.steps(fleet)));
        List<String> lost = IntStream.range(0, seeds)
                .parallel()
                .mapToObj(seed -> {
                    TestingFleet fleet = fleets.get(seed % fleets.size());
                    List<Operation> all = Objects.requireNonNull(steps.get(fleet));
                    int first = all.getFirst().number();
                    int last = all.getLast().number();
                    FaultRun.Outcome outcome =
                            FaultRun.run(fleet, Faults.random(seed, MENU, first, last, 1 + seed % 3));
                    return outcome.problem().isEmpty()
                            ? ""
                            : "seed " + seed + " " + name(fleet) + ": " + outcome.problem();
                })
                .filter(text -> !text.isEmpty())
                .toList();
        boolean ours = fleets.getFirst().way() == TestingFleet.Way.OURS;
        System.out.printf(
                "%s: %d seeds with one to three faults each, %d lost%n",
                ours ? "our way" : "the original's way", seeds, lost.size());
        if (ours) {
            lost.forEach(System.out::println);
        }
        return lost.size();
    }
}
