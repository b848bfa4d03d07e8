package dev.mt.routeros.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.simulator.fault.Fault;
import dev.mt.routeros.simulator.fault.Faults;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.net.MemoryRegistry.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault at every step of an update, and thousands of faults at random: the tunnel is never lost. */
@Tag("machine")
class TestUpdateFaults {
    private static final int SEEDS = Integer.parseInt(System.getenv().getOrDefault("MT_UPDATE_SEEDS", "10000"));

    private record Case(Operation step, Fault fault) {}

    static Stream<TestingFleet> fleets() {
        return Stream.of("7.13.5", "7.20.8", "7.24")
                .flatMap(version -> Stream.of(
                        new TestingFleet(version, TestingFleet.Model.LARGE, Kind.GITEA, true),
                        new TestingFleet(version, TestingFleet.Model.LARGE, Kind.OPEN, false),
                        new TestingFleet(version, TestingFleet.Model.SMALL, Kind.TOKEN, true),
                        new TestingFleet(version, TestingFleet.Model.REPLACE, Kind.OPEN, true)));
    }

    @ParameterizedTest
    @MethodSource("fleets")
    void everyFaultAtEveryStep(TestingFleet fleet) {
        List<Operation> steps = distinct(FaultRun.steps(fleet));
        List<Fault> menu = FaultRun.menu();
        Map<String, Duration> down = new ConcurrentHashMap<>();
        List<String> lost = steps.stream()
                .flatMap(step -> menu.stream().map(fault -> new Case(step, fault)))
                .parallel()
                .map(each -> {
                    FaultRun.Outcome outcome =
                            FaultRun.run(fleet, Faults.at(each.step().number(), each.fault()));
                    if (!FaultRun.excused(each.fault())) {
                        down.merge("worst", outcome.down(), (a, b) -> a.compareTo(b) > 0 ? a : b);
                    }
                    return outcome.problem().isEmpty() ? "" : each + ": " + outcome.problem();
                })
                .filter(text -> !text.isEmpty())
                .toList();
        System.out.printf(
                "%s: %d faults at %d steps, %d lost; longest without a tunnel, operator and power aside: %s%n",
                fleet,
                menu.size(),
                steps.size(),
                lost.size(),
                Objects.requireNonNullElse(down.get("worst"), Duration.ZERO));
        assertThat(lost).isEmpty();
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

    @Test
    void faultsAtRandom() {
        List<TestingFleet> fleets = fleets().toList();
        Map<TestingFleet, List<Operation>> steps = new ConcurrentHashMap<>();
        fleets.forEach(fleet -> steps.put(fleet, FaultRun.steps(fleet)));
        List<Fault> menu = FaultRun.menu();
        List<String> lost = IntStream.range(0, SEEDS)
                .parallel()
                .mapToObj(seed -> {
                    TestingFleet fleet = fleets.get(seed % fleets.size());
                    List<Operation> all = Objects.requireNonNull(steps.get(fleet));
                    int first = all.getFirst().number();
                    int last = all.getLast().number();
                    FaultRun.Outcome outcome =
                            FaultRun.run(fleet, Faults.random(seed, menu, first, last, 1 + seed % 3));
                    return outcome.problem().isEmpty() ? "" : "seed " + seed + " " + fleet + ": " + outcome.problem();
                })
                .filter(text -> !text.isEmpty())
                .toList();
        System.out.printf("%d seeds with one to three faults each: %d lost%n", SEEDS, lost.size());
        assertThat(lost).isEmpty();
    }
}
