package dev.mt.routeros.simulator.router;

import dev.mt.routeros.check.CheckedFile;
import dev.mt.routeros.check.Checker;
import dev.mt.routeros.check.ReportText;
import dev.mt.routeros.schema.Schemas;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.fault.Fault;
import dev.mt.routeros.simulator.fault.Faults;
import dev.mt.routeros.simulator.run.JobKilled;
import dev.mt.routeros.simulator.run.ScriptError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Measures for {@code bench/routeros/run}: prints medians, with the least in brackets. */
public final class TestingSpeed {
    private static final int LINES = 1000;

    private TestingSpeed() {}

    /** Something that takes time; it gets the number of its round. */
    @FunctionalInterface
    private interface Doing {
        void round(int number);
    }

    /**
     * Measures.
     *
     * @param arguments how many rounds, and where the script that is checked is to be left
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[0]);
        String script = script();
        Files.writeString(Path.of(arguments[1]), script, StandardCharsets.ISO_8859_1);

        Schemas schemas = Schemas.bundled();
        Checker checker = Checker.of(schemas, schemas.versions());
        report(
                "check of %d lines for %d versions"
                        .formatted(LINES, schemas.versions().size()),
                rounds,
                number -> {
                    CheckedFile checked = CheckedFile.check("script", script + "# " + number, checker);
                    if (ReportText.of(checked).isEmpty()) {
                        throw new IllegalStateException("no version lacks anything that the script has");
                    }
                });

        report("a day of the scheduler, 1,440 runs", rounds, number -> {
            try (Router router = TestingRouter.router("7.24")) {
                router.run("/system/scheduler/add name=s interval=1m on-event=\":global n; :set n (\\$n + 1)\"");
                router.pass(Duration.ofDays(1));
            }
        });

        World world = TestingRouter.world(Workload.always(TestingRouter.GOOD));
        int first = update(world, Faults.all(List.of()));
        int[] interrupted = {0};
        report("an update with its power lost at a step, and a day after it", 20 * rounds, number -> {
            int steps = update(world, Faults.at(number % first + 1, new Fault.PowerLost(Duration.ofMinutes(1))));
            interrupted[0] += steps == first ? 0 : 1;
        });
        if (interrupted[0] == 0) {
            throw new IllegalStateException("no fault changed anything");
        }
    }

    /** Runs the original's update on a router with faults, and says how many operations it took. */
    private static int update(World world, Faults faults) {
        try (Router router = new Router(RouterSpec.large(TestingRouter.version("7.24")), world)) {
            router.run(text("original-setup.rsc"));
            int before = router.operations().count();
            router.fail(faults);
            try {
                router.run(text("original-update.rsc"));
            } catch (JobKilled | ScriptError e) {
                // What the fault did to it.
            }
            router.pass(Duration.ofDays(1));
            return router.operations().count() - before;
        }
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(TestingSpeed.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A script of so many lines: small ones, one after the other, of which not every version has all. */
    private static String script() {
        StringBuilder script = new StringBuilder();
        int lines = 0;
        for (int part = 0; lines < LINES; part++) {
            List<String> text = text("/dev/mt/routeros/check/"
                            + List.of("functions.rsc", "update.rsc", "classic.rsc")
                                    .get(part % 3))
                    .lines()
                    .toList();
            script.append("{\n").append(String.join("\n", text)).append("\n}\n");
            lines += text.size() + 2;
        }
        return script.toString();
    }

    private static void report(String what, int rounds, Doing doing) {
        double[] millis = new double[rounds];
        double firstMillis = millis(doing, 0);
        for (int i = 0; i < rounds; i++) {
            millis[i] = millis(doing, i + 1);
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT, "%-62s %8.1f (%.1f), the first %.1f%n", what, millis[rounds / 2], millis[0], firstMillis);
    }

    private static double millis(Doing doing, int number) {
        long before = System.nanoTime();
        doing.round(number);
        return (System.nanoTime() - before) / 1e6;
    }
}
