package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.run.Scheduled;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Time;
import dev.mt.routeros.simulator.value.Value;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /system/scheduler}. An entry for {@code startup} without an interval runs once after each start; one with an
 * interval only when the first interval has passed.
 */
final class Scheduler {
    private static final String STARTUP = "startup";
    private static final Duration AFTER_BOOT = Duration.ofSeconds(3);

    private final Router router;
    private final Map<Entry, Scheduled> next = new HashMap<>();
    private final Map<Entry, LocalDateTime> nextRun = new HashMap<>();

    Scheduler(Router router) {
        this.router = router;
    }

    void build() {
        router.menus().table("system/scheduler", table -> table.require("name")
                .type(Types.TEXT, "on-event")
                .type(Types.TIME, "interval")
                .type(this::startTime, "start-time")
                .type(this::startDate, "start-date")
                .type(Policies.TYPE, "policy")
                .standard("interval", Time.ofSeconds(0))
                .standard("policy", Policies.ALL)
                .standard("on-event", Str.EMPTY)
                .unique("item with this name already exists", "name")
                .check(entry -> {
                    LocalDateTime now = router.clock().local().truncatedTo(ChronoUnit.SECONDS);
                    if (!entry.values.containsKey("start-time")) {
                        entry.values.put("start-time", time(now.toLocalTime()));
                        entry.values.putIfAbsent(
                                "start-date", Str.of(now.toLocalDate().toString()));
                    }
                    if (!entry.text("start-time").equals(STARTUP)) {
                        entry.values.putIfAbsent(
                                "start-date", Str.of(now.toLocalDate().toString()));
                    }
                })
                .computed("owner", entry -> Str.of("admin"))
                .computed("run-count", entry -> entry.get("run-count").orElse(Num.of(0)))
                .computed("next-run", entry -> Optional.ofNullable(nextRun.get(entry))
                        .<Value>map(at -> Str.of(Times.written(at)))
                        .orElse(Nothing.NOTHING))
                .onAdd(entry -> plan(entry, false))
                .onChange((entry, before) -> plan(entry, false))
                .onRemove(this::cancel));
    }

    private static Value time(LocalTime time) {
        return Time.ofSeconds(time.toSecondOfDay());
    }

    private Value startTime(Value given, String name) {
        return Types.text(given).equals(STARTUP) ? Str.of(STARTUP) : Types.TIME.read(given, name);
    }

    private Value startDate(Value given, String name) {
        try {
            return Str.of(LocalDate.parse(Types.text(given)).toString());
        } catch (DateTimeParseException e) {
            throw ScriptError.invalidValue(name);
        }
    }

    private List<Entry> entries() {
        return router.menus().table("system/scheduler").entries();
    }

    void boot() {
        next.clear();
        nextRun.clear();
        List.copyOf(entries()).forEach(entry -> {
            entry.values.remove("run-count");
            plan(entry, true);
        });
    }

    void clockChanged() {
        List.copyOf(entries()).stream()
                .filter(entry -> !entry.text("start-time").equals(STARTUP))
                .forEach(entry -> plan(entry, false));
    }

    private void cancel(Entry entry) {
        Optional.ofNullable(next.remove(entry)).ifPresent(Scheduled::cancel);
        nextRun.remove(entry);
    }

    private long interval(Entry entry) {
        return entry.get("interval").orElse(Time.ofSeconds(0)) instanceof Time time
                ? time.duration().toMillis()
                : 0;
    }

    private void plan(Entry entry, boolean boot) {
        cancel(entry);
        if (entry.yes("disabled")) {
            return;
        }
        long interval = interval(entry);
        if (entry.text("start-time").equals(STARTUP)) {
            if (interval > 0) {
                at(entry, Duration.ofMillis(interval));
            } else if (boot) {
                at(entry, AFTER_BOOT);
            }
            return;
        }
        long wait = router.clock().millisUntil(start(entry));
        if (wait > 0) {
            at(entry, Duration.ofMillis(wait));
        } else if (interval > 0) {
            at(entry, Duration.ofMillis(interval - Math.floorMod(-wait, interval)));
        }
    }

    private LocalDateTime start(Entry entry) {
        LocalTime time = entry.get("start-time").orElse(Time.ofSeconds(0)) instanceof Time given
                ? LocalTime.ofSecondOfDay(Math.floorMod(given.seconds(), 86_400L))
                : LocalTime.MIDNIGHT;
        return LocalDate.parse(entry.text("start-date")).atTime(time);
    }

    private void at(Entry entry, Duration wait) {
        next.put(entry, router.later(wait, () -> fire(entry)));
        nextRun.put(entry, router.clock().local().plus(wait));
    }

    private void fire(Entry entry) {
        long interval = interval(entry);
        next.remove(entry);
        nextRun.remove(entry);
        if (interval > 0) {
            at(entry, Duration.ofMillis(interval));
        }
        if (!DeviceMode.allows(router, "scheduler")) {
            return;
        }
        router.operations().step(Operation.Kind.WAKE, "scheduler " + entry.text("name"));
        entry.values.put("run-count", Num.of(count(entry) + 1));
        run(entry);
    }

    private static long count(Entry entry) {
        return entry.get("run-count").orElse(Num.of(0)) instanceof Num(long number) ? number : 0;
    }

    private void run(Entry entry) {
        String name = entry.text("name");
        String event = entry.text("on-event");
        Set<String> policies = new HashSet<>(Policies.of(entry));
        Optional<Entry> script = router.menus().table("system/script").named(event);
        String source = script.isPresent() ? "/system script run \"" + event + "\"" : event;
        Session session = Session.script(name, "admin", policies);
        router.startScript(
                "scheduler " + name,
                () -> router.runScript(name, source, session, "scheduler"),
                error -> router.log(
                        "script,error",
                        "executing script from scheduler (" + name + ") failed, please check it manually"));
    }
}
