package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Time;
import dev.mt.routeros.simulator.value.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code /system} and {@code /log}. */
final class SystemMenus {
    private final Router router;
    private final Menus menus;

    private SystemMenus(Router router) {
        this.router = router;
        this.menus = router.menus();
    }

    static void build(Router router) {
        SystemMenus all = new SystemMenus(router);
        all.scripts();
        all.jobs();
        all.environment();
        router.scheduler().build();
        all.packages();
        all.resource();
        DeviceMode.build(router);
        all.clock();
        all.menus.settings(
                "system/identity", menu -> menu.type(Types.TEXT, "name").standard("name", Str.of("MikroTik")));
        all.menus.settings("system/ntp/client", menu -> menu.type(Types.BOOL, "enabled")
                .type(Types.LIST, "servers")
                .standard("enabled", Bool.FALSE)
                .standard("servers", Array.EMPTY)
                .computed(
                        "status",
                        () -> Str.of(
                                !menu.yes("enabled")
                                        ? "stopped"
                                        : router.clock().isRight() ? "synchronized" : "waiting")));
        all.health();
        all.log();
        all.power();
    }

    private void scripts() {
        menus.table("system/script", table -> table.type(Types.TEXT, "name", "source", "owner")
                .type(Policies.TYPE, "policy")
                .type(Types.BOOL, "dont-require-permissions")
                .standard("policy", Policies.ALL)
                .standard("owner", Str.of("admin"))
                .standard("dont-require-permissions", Bool.FALSE)
                .standard("source", Str.EMPTY)
                .check(entry -> {
                    if (entry.text("name").isEmpty()) {
                        entry.put("name", "script" + entry.id.number());
                    }
                })
                .unique("item with such name already exists", "name")
                .computed("run-count", entry -> entry.get("run-count").orElse(Num.of(0)))
                .flag("invalid", "I", entry -> false)
                .command("run", (arguments, session) -> run(table, arguments, session)));
    }

    private Value run(Table table, Arguments arguments, Session session) {
        Value wanted = arguments.get("number", 0).orElseThrow(() -> ScriptError.missingValues("number"));
        Entry script = table.one(wanted);
        Set<String> policies = Policies.of(script);
        if (!script.yes("dont-require-permissions") && !session.policies().containsAll(policies)) {
            throw ScriptError.failure("not enough permissions");
        }
        String name = script.text("name");
        long count = script.get("run-count").orElse(Num.of(0)) instanceof Num(long number) ? number : 0;
        script.values.put("run-count", Num.of(count + 1));
        Session inner = new Session(name, "admin", new TreeSet<>(policies), session.output());
        return router.runScript(name, script.text("source"), inner, "command");
    }

    private void jobs() {
        menus.table("system/script/job", table -> {
            table.live(() -> {
                table.clear();
                for (Jobs.Run run : router.jobs().all()) {
                    table.insert(
                            run.number(),
                            Map.of(
                                    "script", Str.of(run.script()),
                                    "owner", Str.of(run.owner()),
                                    "type", Str.of(run.type()),
                                    "started", Str.of(Times.written(run.started()))),
                            false);
                }
            });
            table.command("remove", (arguments, session) -> {
                for (Entry entry : table.selected(arguments)) {
                    router.operations().step(Operation.Kind.COMMAND, "/system/script/job/remove");
                    router.jobs().end(entry.id.number());
                }
                return Nil.NIL;
            });
        });
    }

    private void environment() {
        Map<String, Long> numbers = new HashMap<>();
        menus.table("system/script/environment", table -> {
            table.live(() -> {
                table.clear();
                router.scripts()
                        .globals()
                        .values()
                        .forEach((name, value) -> table.insert(
                                numbers.computeIfAbsent(name, n -> numbers.size() + 1L),
                                Map.of(
                                        "name", Str.of(name),
                                        "value", value,
                                        "user", Str.of("admin")),
                                false));
            });
            table.command("remove", (arguments, session) -> {
                table.selected(arguments)
                        .forEach(entry -> router.scripts().globals().remove(entry.text("name")));
                return Nil.NIL;
            });
        });
    }

    private void packages() {
        menus.table("system/package", table -> {
            table.insert(packageRow("routeros"), false);
            if (router.spec().containerPackage()) {
                table.insert(packageRow("container"), false);
            }
        });
    }

    private Map<String, Value> packageRow(String name) {
        return Map.of(
                "name", Str.of(name),
                "version", Str.of(router.version().toString()),
                "build-time", Str.of("2026-01-01 00:00:00"),
                "disabled", Bool.FALSE);
    }

    private void resource() {
        RouterSpec spec = router.spec();
        menus.settings("system/resource", menu -> menu.computed(
                        "uptime", () -> Time.of(router.uptime().truncatedTo(ChronoUnit.SECONDS)))
                .computed("version", () -> Str.of(router.version() + " (stable)"))
                .computed("build-time", () -> Str.of("2026-01-01 00:00:00"))
                .computed("free-memory", () -> Num.of(router.freeMemory()))
                .computed("total-memory", () -> Num.of(spec.ram()))
                .computed("cpu", () -> Str.of(spec.hardware().cpu()))
                .computed("cpu-count", () -> Num.of(4))
                .computed("cpu-load", () -> Num.of(1))
                .computed("free-hdd-space", () -> Num.of(router.flash().free()))
                .computed("total-hdd-space", () -> Num.of(router.flash().total()))
                .computed("architecture-name", () -> Str.of(spec.hardware().architecture()))
                .computed("board-name", () -> Str.of(spec.board()))
                .computed("platform", () -> Str.of("MikroTik")));
    }

    private void clock() {
        Clock clock = router.clock();
        menus.settings("system/clock", menu -> menu.type(Types.TEXT, "time-zone-name", "date", "time")
                .type(Types.BOOL, "time-zone-autodetect")
                .standard("time-zone-autodetect", Bool.TRUE)
                .computed("date", () -> Str.of(clock.local().toLocalDate().toString()))
                .computed(
                        "time", () -> Time.ofSeconds(clock.local().toLocalTime().toSecondOfDay()))
                .computed("gmt-offset", () -> Num.of(clock.offset().getTotalSeconds()))
                .computed("dst-active", () -> Bool.FALSE)
                .standard("time-zone-name", Str.of("UTC"))
                .onChange(() -> clockSet(menu)));
        menus.built().stream()
                .filter(menu -> menu.name().equals("/system/clock"))
                .forEach(menu -> menu.neverExported.addAll(List.of("date", "time")));
    }

    private void clockSet(Singleton menu) {
        Clock clock = router.clock();
        if (!clock.setZone(menu.text("time-zone-name"))) {
            menu.values.remove("time-zone-name");
            throw ScriptError.noValueOf("time-zone-name");
        }
        Optional<Value> date = Optional.ofNullable(menu.values.remove("date"));
        Optional<Value> time = Optional.ofNullable(menu.values.remove("time"));
        if (date.isPresent() || time.isPresent()) {
            try {
                LocalDateTime now = clock.local();
                LocalDate day = date.map(Types::text).map(LocalDate::parse).orElse(now.toLocalDate());
                LocalTime hour = time.map(Types::text).map(LocalTime::parse).orElse(now.toLocalTime());
                clock.set(day.atTime(hour));
            } catch (DateTimeParseException e) {
                throw ScriptError.invalidValue(date.isPresent() ? "date" : "time");
            }
        }
        router.scheduler().clockChanged();
    }

    private void health() {
        if (menus.find("system/health").isPresent()) {
            Table table = menus.table("system/health");
            table.insert(Map.of("name", Str.of("cpu-temperature"), "value", Num.of(45), "type", Str.of("C")), true);
        }
    }

    private void log() {
        menus.table("log", table -> {
            table.computed.remove("dynamic");
            table.flags.remove("dynamic");
            table.live(() -> {
                table.clear();
                for (Log.Line line : router.log().lines()) {
                    table.insert(
                            Map.of(
                                    "time", Str.of(Times.written(line.time())),
                                    "topics", Str.of(line.topics()),
                                    "message", Str.of(line.message())),
                            true);
                }
            });
        });
        for (String level : List.of("debug", "info", "warning", "error")) {
            menus.command("log/" + level, (arguments, session) -> {
                router.log(
                        "script," + level,
                        arguments
                                .get("message", 0)
                                .map(Value::print)
                                .orElseThrow(() -> ScriptError.missingValues("message")));
                return Nil.NIL;
            });
        }
    }

    private void power() {
        menus.command("system/reboot", (arguments, session) -> {
            router.operations().step(Operation.Kind.COMMAND, "/system/reboot");
            router.reboot();
            return Nil.NIL;
        });
        menus.command("system/shutdown", (arguments, session) -> {
            router.operations().step(Operation.Kind.COMMAND, "/system/shutdown");
            router.powerOff();
            return Nil.NIL;
        });
    }
}
