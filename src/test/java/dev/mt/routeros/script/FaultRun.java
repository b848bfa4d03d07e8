package dev.mt.routeros.script;

import dev.mt.routeros.simulator.fault.Fault;
import dev.mt.routeros.simulator.fault.Faults;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.router.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One update in a world in which something goes wrong, and what came of it a day after the world is well again. */
final class FaultRun {
    /** For how long a trouble lasts. */
    static final Duration LASTS = Duration.ofMinutes(7);

    private static final Duration PROBE = Duration.ofSeconds(3);

    private FaultRun() {}

    /** Everything that can go wrong at a step. */
    static List<Fault> menu() {
        List<Fault> all = new ArrayList<>();
        for (Trouble trouble : Trouble.values()) {
            all.add(
                    trouble == Trouble.FLASH_FULL
                            ? new Fault.Begins(trouble, LASTS, 65_536)
                            : Fault.of(trouble, LASTS));
        }
        all.add(new Fault.PowerLost(Duration.ofSeconds(30)));
        all.add(new Fault.ClockLost());
        all.add(new Fault.Meddling("/container/stop [find]"));
        all.add(new Fault.Meddling("/container/start [find]"));
        all.add(new Fault.Meddling("/container/remove [find]"));
        all.add(new Fault.Meddling("/system/script/run update-tailscale"));
        return List.copyOf(all);
    }

    /** Whether a fault is somebody's doing, or the power's: then nobody promises that the node stays up. */
    static boolean excused(Fault fault) {
        return fault instanceof Fault.PowerLost || fault instanceof Fault.Meddling;
    }

    /** How long the longest time without a healthy container is, measured to three seconds, until a moment. */
    private static Duration watch(Router router, Duration time) {
        Duration worst = Duration.ZERO;
        Duration down = Duration.ZERO;
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(PROBE)) {
            router.pass(PROBE);
            down = router.isOn() && router.containers().anyHealthy() ? Duration.ZERO : down.plus(PROBE);
            worst = down.compareTo(worst) > 0 ? down : worst;
        }
        return worst;
    }

    /**
     * What came of a run.
     *
     * @param problem empty if all is as it should be
     * @param down the longest time without a tunnel while the update went on
     */
    record Outcome(String problem, Duration down) {
        /** Whether no container is healthy, a day after the world is well again. */
        boolean tunnelIsDown() {
            return problem.startsWith(TestingFleet.DOWN);
        }
    }

    /** The steps of an update in which nothing goes wrong. */
    static List<Operation> steps(TestingFleet fleet) {
        TestingFleet.Installed site = fleet.ready();
        fleet.publish(site.registry(), 2);
        toNight(site.router());
        site.router().operations().record();
        site.router().pass(Duration.ofMinutes(20));
        List<Operation> steps = site.router().operations().done();
        site.router().close();
        return steps;
    }

    private static void toNight(Router router) {
        // Set up at twenty to three; the scheduler runs at three.
        router.pass(Duration.ofMinutes(17));
    }

    static Outcome run(TestingFleet fleet, Faults faults) {
        TestingFleet.Installed site = fleet.ready();
        Router router = site.router();
        try {
            fleet.publish(site.registry(), 2);
            toNight(router);
            router.fail(faults);
            Duration down = watch(router, Duration.ofMinutes(45));
            router.fail(Faults.NONE);
            router.conditions().endAll();
            // The rest of the day is long: it is looked after less often, which is only harder.
            router.run("/system/scheduler/set [find where name=tailscale-watch] interval=1h");
            router.pass(TestingFleet.DAY.multipliedBy(fleet.secondGood() ? 1 : 2));
            String problem = fleet.problem(site);
            return new Outcome(problem.isEmpty() ? "" : problem + "\n" + String.join("\n", tail(router)), down);
        } finally {
            router.close();
        }
    }

    private static List<String> tail(Router router) {
        List<String> lines = router.log().lines().stream().map(Object::toString).toList();
        return lines.subList(Math.max(0, lines.size() - 60), lines.size());
    }
}
