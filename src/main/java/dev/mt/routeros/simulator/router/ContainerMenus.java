package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.container.ContainerInfo;
import dev.mt.routeros.simulator.container.Settings;
import dev.mt.routeros.simulator.container.State;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.storage.Files;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Time;
import dev.mt.routeros.simulator.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code /container} with its parts, whose names and properties changed with nearly every version. */
final class ContainerMenus {
    private final Router router;
    private final Menus menus;

    private ContainerMenus(Router router) {
        this.router = router;
        this.menus = router.menus();
    }

    static void build(Router router) {
        ContainerMenus all = new ContainerMenus(router);
        all.config();
        all.envs();
        all.mounts();
        all.menus
                .schema("container")
                .ifPresent(
                        item -> all.menus.put(new ContainerTable(router, List.of("container"), item), all::containers));
        all.layers();
        all.log();
    }

    private void config() {
        menus.settings("container/config", menu -> menu.type(
                        Types.TEXT, "registry-url", "tmpdir", "layer-dir", "username", "password")
                .type(Types.BYTES, "ram-high", "memory-high", "memory-max", "swap-max")
                .standard("registry-url", Str.of("https://lscr.io"))
                .standard("tmpdir", Str.EMPTY)
                .standard("layer-dir", Str.EMPTY)
                .standard("username", Str.EMPTY)
                .standard("password", Str.EMPTY)
                .standard("ram-high", Num.of(0))
                .standard("memory-high", Num.of(0))
                .computed(router.version().isAtLeast(7, 20) ? "memory-current" : "ram-current", () -> Num.of(0)));
    }

    private void envs() {
        menus.table("container/envs", table -> table.require("name", "list", "key")
                .type(Types.TEXT, "name", "list", "key", "value"));
    }

    private void mounts() {
        menus.table("container/mounts", table -> table.require("name", "list", "src", "dst")
                .type(Types.TEXT, "name", "list", "src", "dst")
                .type(Types.BOOL, "read-only")
                .type(Types.word("rw", "ro", "rw,noexec", "ro,noexec"), "mode")
                .standard("read-only", Bool.FALSE)
                .standard("mode", Str.of("rw")));
    }

    /** The name of a list of mounts must be that of one that is there. */
    private Value mountList(Value given, String name) {
        Table mounts = menus.table("container/mounts");
        for (String list : Types.items(given)) {
            boolean there = mounts.entries().stream()
                    .anyMatch(entry -> entry.text("list").equals(list)
                            || entry.text("name").equals(list));
            if (!there) {
                throw ScriptError.noValueOf(name);
            }
        }
        return Types.NAMES.read(given, name);
    }

    private void containers(Table table) {
        table.type(
                        Types.TEXT,
                        "cmd",
                        "entrypoint",
                        "hostname",
                        "domain-name",
                        "remote-image",
                        "file",
                        "workdir",
                        "user")
                .type(Types.TEXT, "name", "stop-signal", "devices", "hosts", "healthcheck-cmd", "tmpfs")
                .type(Types.NAMES, "envlist", "envlists", "dns", "env", "mount", "cpu-list")
                .type(this::mountList, "mounts", "mountlists")
                .type(
                        Types.BOOL,
                        "logging",
                        "start-on-boot",
                        "check-certificate",
                        "stop-on-unhealthy",
                        "ignore-remote-image-change",
                        "privileged",
                        "default-dns")
                .type(Types.BYTES, "memory-high", "memory-max", "shm-size", "swap-max")
                .type(
                        Types.TIME,
                        "auto-restart-interval",
                        "restart-interval",
                        "stop-time",
                        "healthcheck-interval",
                        "healthcheck-timeout",
                        "healthcheck-start-period",
                        "healthcheck-start-interval")
                .type(Types.NUM, "restart-max-count", "healthcheck-retries")
                .type(Types.word("no", "on-failure", "always"), "restart-policy")
                .type((given, name) -> Str.of("/" + Files.normal(Types.text(given))), "root-dir");
        Interfaces.naming(router, table);
        table.require("interface");
        table.standard("logging", Bool.FALSE)
                .standard("start-on-boot", Bool.FALSE)
                .standard("check-certificate", Bool.FALSE)
                .standard("stop-on-unhealthy", Bool.FALSE)
                .standard("ignore-remote-image-change", Bool.FALSE)
                .standard("restart-policy", Str.of("no"))
                .standard("restart-max-count", Num.of(0))
                .standard("restart-interval", Time.ofSeconds(10))
                .standard("auto-restart-interval", Time.ofSeconds(0))
                .standard("stop-time", Time.ofSeconds(10));
        if (router.version().isAtLeast(7, 19)) {
            table.unique("container with such name already exists", "name");
        }
        table.check(entry -> {
            if (router.menus()
                            .table("interface/veth")
                            .named(entry.text("interface"))
                            .isEmpty()
                    && !entry.text("interface").startsWith("*")) {
                throw ScriptError.noValueOf("interface");
            }
            if (entry.text("root-dir").isEmpty()) {
                String image =
                        entry.text("remote-image").replaceFirst(".*/", "").replaceFirst("[:@].*", "");
                entry.put("root-dir", "/" + (image.isEmpty() ? "container" + entry.id.number() : image));
            }
            if (entry.text("name").isEmpty() && table.settable.contains("name")) {
                String image = entry.text("remote-image").replaceFirst(".*/", "");
                entry.put("name", (image.isEmpty() ? "container" : image) + "-" + entry.id.number());
            }
        });
        table.onAdd(entry -> {
            if (!DeviceMode.allows(router, "container")) {
                throw ScriptError.failure("not allowed by device-mode");
            }
            router.containers().add(entry.id.number(), new Row(table, entry));
        });
        table.onChange((entry, before) -> router.containers().changed(entry.id.number()));
        table.onRemove(entry -> router.containers().remove(entry.id.number()));
        shown(table);
        commands(table);
    }

    private void shown(Table table) {
        if (router.version().isAtLeast(7, 20)) {
            for (String flag : State.FLAGS) {
                String letter = java.util.Arrays.stream(State.values())
                        .filter(state -> state.flag().equals(flag))
                        .findFirst()
                        .map(State::letter)
                        .orElse("");
                table.flag(flag, letter, entry -> state(entry).has(flag));
            }
            table.computed(".about", entry -> text(info(entry).about()));
            table.computed("image-id", entry -> text(info(entry).imageId()));
            table.computed("config-json", entry -> text(info(entry).configJson()));
            table.computed("layers", entry -> text(String.join(",", info(entry).layers())));
            table.computed("default-entrypoint", entry -> text(info(entry).entrypoint()));
            table.computed("default-cmd", entry -> text(info(entry).cmd()));
            table.computed("container-size", entry -> Num.of(router.containers().size(entry.id.number())));
            table.computed("restart-count", entry -> Num.of(info(entry).restarts()));
        } else {
            table.computed("status", entry -> Str.of(state(entry).status()));
        }
        table.computed("tag", entry -> text(entry.text("remote-image")));
        table.computed("os", entry -> platform(entry, each -> each.os()));
        table.computed("arch", entry -> platform(entry, each -> each.architecture()));
    }

    private Value platform(Entry entry, Function<dev.mt.oci.OciPlatform, String> part) {
        return info(entry).platform().map(part).map(ContainerMenus::text).orElse(Nothing.NOTHING);
    }

    private State state(Entry entry) {
        return router.containers().state(entry.id.number());
    }

    private ContainerInfo info(Entry entry) {
        return router.containers().info(entry.id.number());
    }

    private static Value text(String text) {
        return text.isEmpty() ? Nothing.NOTHING : Str.of(text);
    }

    private void commands(Table table) {
        each(table, "start", router.containers()::start);
        each(table, "stop", router.containers()::stop);
        each(table, "kill", router.containers()::kill);
        each(table, "restart", router.containers()::restart);
        each(table, "repull", router.containers()::repull);
        table.command("shell", (arguments, session) -> {
            Entry entry = table.one(arguments.get("number", 0).orElseThrow(() -> ScriptError.missingValues("number")));
            String output = router.containers().shell(entry.id.number(), arguments.text("cmd"));
            if (!output.isEmpty()) {
                session.output().accept(output);
            }
            return Nil.NIL;
        });
    }

    private void each(Table table, String command, Consumer<Long> action) {
        table.command(command, (arguments, session) -> {
            for (Entry entry : table.selected(arguments)) {
                router.operations().step(Operation.Kind.COMMAND, "/container/" + command + " " + entry.text("name"));
                action.accept(entry.id.number());
            }
            return Nil.NIL;
        });
    }

    private void layers() {
        menus.table(
                "container/layers",
                table -> table.live(() -> {
                    table.clear();
                    for (Long row : router.containers().rows()) {
                        for (String layer : router.containers().info(row).layers()) {
                            table.insert(java.util.Map.of("digest", Str.of(layer)), true);
                        }
                    }
                }));
    }

    private void log() {
        menus.table(
                "container/log",
                table -> table.live(() -> {
                    table.clear();
                    for (Long row : router.containers().rows()) {
                        for (String line : router.containers().info(row).output()) {
                            table.insert(java.util.Map.of("message", Str.of(line)), true);
                        }
                    }
                }));
    }

    /** Rows stay for a while when they are removed: the engine takes them away. */
    private static final class ContainerTable extends Table {
        ContainerTable(Router router, List<String> path, dev.mt.routeros.schema.Item schema) {
            super(router, path, schema);
        }

        @Override
        boolean stays(Entry entry) {
            return true;
        }
    }

    /** A row as the engine reads it. */
    private record Row(Table table, Entry entry) implements Settings {
        @Override
        public String text(String property) {
            return table.text(entry, property);
        }

        @Override
        public boolean yes(String property) {
            return table.value(entry, property).filter(Bool.TRUE::equals).isPresent();
        }

        @Override
        public Duration time(String property, Duration otherwise) {
            return table.value(entry, property)
                    .filter(Time.class::isInstance)
                    .map(value -> ((Time) value).duration())
                    .orElse(otherwise);
        }

        @Override
        public long number(String property, long otherwise) {
            return table.value(entry, property)
                    .filter(Num.class::isInstance)
                    .map(value -> ((Num) value).number())
                    .orElse(otherwise);
        }
    }
}
