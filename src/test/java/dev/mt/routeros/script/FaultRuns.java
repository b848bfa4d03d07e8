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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tens of thousands of updates with faults, in a process of its own with a compiler that is worth its start. */
final class FaultRuns {
    private static final List<Fault> MENU = FaultRun.menu();

    private FaultRuns() {}

    private record Case(Operation step, Fault fault) {}

    /** Prints what came of them; ends with 1 if anything was lost. */
    public static void main(String[] args) {
        boolean well = args[0].equals("every")
                ? fleets().map(FaultRuns::every).toList().stream().allMatch(good -> good)
                : random(Integer.parseInt(args[1]));
        System.exit(well ? 0 : 1);
    }

    static Stream<TestingFleet> fleets() {
        return Stream.of("7.13.5", "7.20.8", "7.24")
                .flatMap(version -> Stream.of(
                        new TestingFleet(version, TestingFleet.Model.LARGE, Kind.GITEA, true),
                        new TestingFleet(version, TestingFleet.Model.LARGE, Kind.OPEN, false),
                        new TestingFleet(version, TestingFleet.Model.SMALL, Kind.TOKEN, true),
                        new TestingFleet(version, TestingFleet.Model.REPLACE, Kind.OPEN, true)));
    }

    private static boolean every(TestingFleet fleet) {
        List<Operation> steps = distinct(FaultRun.steps(fleet));
        ConcurrentLinkedQueue<Duration> down = new ConcurrentLinkedQueue<>();
        List<String> lost = steps.stream()
                .flatMap(step -> MENU.stream().map(fault -> new Case(step, fault)))
                .parallel()
                .map(each -> {
                    FaultRun.Outcome outcome =
                            FaultRun.run(fleet, Faults.at(each.step().number(), each.fault()));
                    if (!FaultRun.excused(each.fault())) {
                        down.add(outcome.down());
                    }
                    return outcome.problem().isEmpty() ? "" : each + ": " + outcome.problem();
                })
                .filter(text -> !text.isEmpty())
                .toList();
        FaultRun.Outcome undisturbed = FaultRun.run(fleet, Faults.NONE);
        System.out.printf(
                "%s: %d faults at %d steps, %d lost; without a tunnel: %s with no fault, %s at most (operator and power aside)%n",
                fleet,
                MENU.size(),
                steps.size(),
                lost.size(),
                undisturbed.down(),
                down.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO));
        lost.forEach(System.out::println);
        return lost.isEmpty();
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

    private static boolean random(int seeds) {
        List<TestingFleet> fleets = fleets().toList();
        Map<TestingFleet, List<Operation>> steps = new ConcurrentHashMap<>();
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
                    return outcome.problem().isEmpty() ? "" : "seed " + seed + " " + fleet + ": " + outcome.problem();
                })
                .filter(text -> !text.isEmpty())
                .toList();
        System.out.printf("%d seeds with one to three faults each: %d lost%n", seeds, lost.size());
        lost.forEach(System.out::println);
        return lost.isEmpty();
    }
}
