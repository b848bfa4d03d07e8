package dev.mt.routeros.simulator.rest;

import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.run.Job;
import dev.mt.routeros.simulator.run.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /rest/execute}: a script, which nobody waits for unless its output is asked for by {@code as-string}. */
final class Execution {
    private Execution() {}

    static Map<String, String> of(Router router, Map<String, String> body) {
        String script = body.get("script");
        if (script == null) {
            throw new RestError(400, "missing value(s) of argument(s) script");
        }
        if (!body.containsKey("as-string")) {
            Session session = Session.console(line -> {});
            Job job = router.timeline().start("", () -> router.console(session).run(script));
            router.pass(Duration.ZERO);
            return Map.of("ret", "*" + Long.toHexString(job.number()).toUpperCase(Locale.ROOT));
        }
        List<String> lines = new ArrayList<>();
        try {
            Calls.script(router, script, Session.console(lines::add));
        } catch (RestError e) {
            if (e.isClosedSession()) {
                throw e;
            }
            lines.add(e.detail()); // a script's error is part of its output
        }
        return Map.of("ret", String.join("\n", lines));
    }
}
