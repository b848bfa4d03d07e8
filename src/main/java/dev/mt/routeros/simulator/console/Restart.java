package dev.mt.routeros.simulator.console;

import java.time.Duration;

/** What a console shows of a router that lost its power. */
final class Restart {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int MOST_STEPS = 3600;

    private Restart() {}

    /** Lets time pass until the router is on again, if it will be within an hour; gives the line that says so. */
    static String await(SharedRouter shared) {
        return shared.use(router -> {
            for (int i = 0; i < MOST_STEPS && !router.isOn(); i++) {
                router.pass(STEP);
            }
            return router.isOn()
                    ? "the router has started: RouterOS " + router.version()
                    : "the router is off: /system/simulator/power-on switches it on";
        });
    }
}
