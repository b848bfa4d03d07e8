package dev.mt.routeros.simulator.rest;

import dev.mt.routeros.schema.Item;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.run.Job;
import dev.mt.routeros.simulator.run.JobKilled;
import dev.mt.routeros.simulator.run.Scheduled;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.syntax.CommandNames.ArgumentKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries out commands of menus, and ends those that take longer than RouterOS waits. */
final class Calls {
    /** [CEN: a request that takes longer is answered by {@code Session closed}]. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final String JOB = "api";

    private Calls() {}

    /** Carries out a command of a menu, which has it. */
    static Value of(Router router, Target target, String command, Map<String, String> given) {
        Item item = target.item().child(command).orElseThrow(() -> RestError.noSuch(400, command));
        Map<String, String> arguments = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String full = name(item, name);
            boolean flag =
                    value.isEmpty() && router.names().argumentKind(target.words(), command, full) == ArgumentKind.FLAG;
            arguments.put(full, flag ? "yes" : value);
        });
        return limited(router, () -> router.call(target.menu(), command, arguments, Session.console(line -> {})));
    }

    /** The API takes no beginnings of names; what it calls a row's number has another name on the console. */
    private static String name(Item command, String name) {
        if (name.equals(".id")) {
            Optional<Item> numbers = command.child("numbers").or(() -> command.child("number"));
            if (numbers.isPresent()) {
                return numbers.get().name();
            }
        }
        if (name.equals(".proplist")) {
            return "proplist";
        }
        if (command.child(name).isEmpty()) {
            throw new RestError(400, "unknown parameter " + name);
        }
        return name;
    }

    /** Does something in a job called {@code api}, but ends it when it takes too long. */
    static <T> T limited(Router router, Supplier<T> doing) {
        Scheduled limit = router.timeline().after(LONGEST, () -> router.timeline().jobs().stream()
                .filter(job -> job.name().equals(JOB))
                .forEach(Job::kill));
        try {
            return doing.get();
        } catch (ScriptError e) {
            throw new RestError(400, e.text());
        } catch (JobKilled e) {
            if (!router.isOn()) {
                throw e;
            }
            throw RestError.closedSession();
        } finally {
            limit.cancel();
        }
    }

    /** The same for a script. */
    static void script(Router router, String source, Session session) {
        limited(router, () -> router.timeline()
                .call(JOB, () -> router.console(session).run(source)));
    }
}
