package dev.mt.routeros.simulator.container;

import dev.mt.core.Platform;
import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.net.Response;
import dev.mt.routeros.simulator.net.Server;
import dev.mt.routeros.simulator.storage.NoSpace;
import dev.mt.routeros.simulator.storage.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Starts and ends what is in containers, and starts again what ends by itself where the row asks for it. */
final class Processes {
    private static final RouterOsVersion POLICIES = RouterOsVersion.parse("7.23");
    private static final RouterOsVersion AUTO_RESTART = RouterOsVersion.parse("7.20");
    private static final Duration STARTS = Duration.ofSeconds(1);
    private static final Duration STOP_TIME = Duration.ofSeconds(10);
    private static final Duration KILLED = Duration.ofMillis(300);
    private static final Duration DIES = Duration.ofMillis(50);
    private static final int ILLEGAL_INSTRUCTION = 132;

    private final Host host;
    private final Workload workload;
    private final BiConsumer<Container, State> become;

    Processes(Host host, Workload workload, BiConsumer<Container, State> become) {
        this.host = host;
        this.workload = workload;
        this.become = become;
    }

    void start(Container container) {
        host.operations().step(Operation.Kind.CONTAINER, "start " + container.name());
        container.stopAsked = false;
        container.about = "";
        become.accept(container, State.STARTING);
        later(container, STARTS, () -> launch(container));
    }

    private void launch(Container container) {
        host.operations().step(Operation.Kind.CONTAINER, "launch " + container.name());
        Optional<String> obstacle = obstacle(container);
        if (obstacle.isPresent()) {
            container.about = obstacle.get();
            host.log("container,error", container.name() + ": " + obstacle.get());
            become.accept(container, State.STOPPED);
            return;
        }
        PulledImage image = container.image.orElseThrow();
        container.starts++;
        Behaviour behaviour = behaviour(container, image);
        container.behaviour = Optional.of(behaviour);
        container.startedMillis = host.timeline().nowMillis();
        write(container, behaviour);
        boolean checked = Healthchecks.wanted(container, image, host.version());
        become.accept(container, checked ? State.CHECKING : State.RUNNING);
        host.log("container,info", container.name() + ": started");
        behaviour.exitsAfter().ifPresent(after -> later(container, after, () -> exit(container, behaviour.exitCode())));
        if (checked) {
            watch(container, behaviour);
        }
    }

    private Optional<String> obstacle(Container container) {
        if (!host.allowed()) {
            return Optional.of("not allowed by device-mode");
        }
        if (!host.hasDnsServer() && container.settings.text("dns").isEmpty()) {
            return Optional.of("start failed: no dns server configured");
        }
        if (host.addresses(container.settings.text("interface")).isEmpty()) {
            return Optional.of("start failed: interface " + container.settings.text("interface") + " is not usable");
        }
        List<String> command = command(container);
        if (command.isEmpty()) {
            return Optional.of("start failed: no command specified, set cmd or entrypoint");
        }
        String root = container.rootDir();
        boolean empty = host.files()
                .place(root)
                .volume()
                .below(host.files().place(root).path())
                .isEmpty();
        return container.image.isEmpty() || empty
                ? Optional.of("execvpe " + command.getFirst() + ": No such file or directory")
                : Optional.empty();
    }

    private List<String> command(Container container) {
        String own = container.settings.text("entrypoint") + " " + container.settings.text("cmd");
        if (!own.isBlank()) {
            return List.of(own.strip().split("\\s+"));
        }
        if (host.conditions().has(Trouble.IMAGE_COMMAND_UNSEEN)) {
            return List.of();
        }
        return container
                .image
                .map(image -> image.config().process())
                .map(process -> java.util.stream.Stream.concat(process.entrypoint().stream(), process.cmd().stream())
                        .toList())
                .orElse(List.of("/bin/sh"));
    }

    private Behaviour behaviour(Container container, PulledImage image) {
        Optional<Platform> built = image.config().platform().known();
        if (built.isEmpty() || !host.hardware().runs(built.get())) {
            host.log("container,error", container.name() + ": Illegal instruction");
            return Behaviour.exitsAfter(DIES, ILLEGAL_INSTRUCTION);
        }
        if (host.conditions().has(Trouble.CONTAINER_EXITS)) {
            return Behaviour.exitsAfter(DIES, 1);
        }
        Behaviour usual = workload.start(new Workload.Launch(
                container.name(), image.id(), image.config(), environment(container, image), container.starts));
        return host.conditions().has(Trouble.NEVER_HEALTHY)
                ? new Behaviour(
                        usual.exitsAfter(),
                        usual.exitCode(),
                        Optional.empty(),
                        usual.port(),
                        usual.stopsIn(),
                        usual.writes())
                : usual;
    }

    private Map<String, String> environment(Container container, PulledImage image) {
        Map<String, String> all = new TreeMap<>();
        for (String each : image.config().process().env()) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                all.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        String lists = container.settings.any("envlists", "envlist");
        for (String list : lists.isEmpty() ? new String[0] : lists.split(",")) {
            all.putAll(host.environment(list));
        }
        for (String each : container.settings.list("env")) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                all.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        return all;
    }

    private void write(Container container, Behaviour behaviour) {
        String lists = container.settings.any("mountlists", "mounts");
        List<Mount> mounts = java.util.Arrays.stream(lists.split(","))
                .filter(list -> !list.isEmpty())
                .flatMap(list -> host.mounts(list).stream())
                .toList();
        try {
            for (Mount mount : mounts) {
                if (host.files().find(mount.source()).isEmpty()) {
                    host.files().put(mount.source(), Node.Folder.PLAIN);
                }
            }
            for (Map.Entry<String, Long> file : behaviour.writes().entrySet()) {
                String path = mounts.stream()
                        .filter(mount -> file.getKey().startsWith(mount.target() + "/"))
                        .map(mount -> mount.source()
                                + file.getKey().substring(mount.target().length()))
                        .findFirst()
                        .orElse(container.rootDir() + file.getKey());
                host.files().put(path, Node.Data.of(file.getValue()));
            }
        } catch (NoSpace e) {
            host.log("container,error", container.name() + ": No space left on device");
        }
    }

    private void watch(Container container, Behaviour behaviour) {
        if (behaviour.healthyAfter().isPresent()) {
            Duration good =
                    Healthchecks.firstGood(container, behaviour.healthyAfter().get());
            later(container, good, () -> become.accept(container, State.HEALTHY));
            return;
        }
        later(container, Healthchecks.givenUp(container), () -> {
            host.log("container,warning", container.name() + ": unhealthy");
            become.accept(container, State.UNHEALTHY);
            if (container.settings.yes("stop-on-unhealthy")) {
                become.accept(container, State.STOPPING);
                later(container, KILLED, () -> exit(container, 137));
            }
        });
    }

    void stop(Container container) {
        if (container.state == State.STOPPED) {
            container.forgetPending(); // It may have been waiting for its next start.
            return;
        }
        if (!container.state.runs() && container.state != State.STARTING) {
            return;
        }
        container.stopAsked = true;
        container.forgetPending();
        become.accept(container, State.STOPPING);
        Duration patience = container.settings.time("stop-time", STOP_TIME);
        Optional<Duration> own = container.behaviour.flatMap(Behaviour::stopsIn);
        if (container.behaviour.isPresent() && own.isEmpty()) {
            host.log("container,info", container.name() + ": signal 15 (Terminated) not caught, kill immediately");
        }
        Duration ends = own.orElse(KILLED);
        later(container, ends.compareTo(patience) > 0 ? patience : ends, () -> exit(container, 0));
    }

    /** Ends it at once, also one that was asked to stop and takes its time. */
    void kill(Container container) {
        if (!container.state.runs() && container.state != State.STARTING && container.state != State.STOPPING) {
            return;
        }
        container.stopAsked = true;
        container.forgetPending();
        become.accept(container, State.STOPPING);
        later(container, KILLED, () -> exit(container, 137));
    }

    private void exit(Container container, int code) {
        host.operations().step(Operation.Kind.CONTAINER, "exit " + container.name());
        container.forgetPending();
        container.behaviour = Optional.empty();
        container.output.add("exited with status " + code);
        host.log("container,info", container.name() + ": exited with status " + code);
        become.accept(container, State.STOPPED);
        if (container.startAfterwards) {
            container.startAfterwards = false;
            start(container);
        } else if (!container.stopAsked) {
            restartDelay(container, code)
                    .ifPresent(delay -> later(container, delay, () -> {
                        container.restarts++;
                        start(container);
                    }));
        }
    }

    private Optional<Duration> restartDelay(Container container, int code) {
        if (!host.version().isAtLeast(POLICIES)) {
            Duration automatic = container.settings.time("auto-restart-interval", Duration.ZERO);
            return host.version().isAtLeast(AUTO_RESTART) && automatic.isPositive()
                    ? Optional.of(automatic)
                    : Optional.empty();
        }
        boolean wanted =
                switch (container.settings.text("restart-policy")) {
                    case "always" -> true;
                    case "on-failure" -> code != 0;
                    default -> false;
                };
        long most = container.settings.number("restart-max-count", 0);
        if (!wanted || (most > 0 && container.restarts >= most)) {
            return Optional.empty();
        }
        // Tries at +5, +10 and +15 s were seen for an interval of 5 s: the start itself belongs to it.
        Duration interval = container.settings.time("restart-interval", Duration.ofSeconds(10));
        Duration left = interval.minus(STARTS).minus(DIES);
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }

    String shell(Container container, String command) {
        return workload.shell(container.name(), command);
    }

    Server server(Container container) {
        return request -> {
            String path = String.valueOf(request.uri().getPath());
            if (!path.equals("/healthz")) {
                return Response.of(404, "text/plain; charset=utf-8", "404 page not found\n");
            }
            return container.answersWell(host.timeline().nowMillis())
                    ? Response.of(200, "text/plain; charset=utf-8", "ok\n")
                    : Response.of(503, "text/plain; charset=utf-8", "not healthy\n");
        };
    }

    private void later(Container container, Duration delay, Runnable action) {
        container.pending.removeIf(each -> !each.isPending());
        container.pending.add(host.later(delay, action));
    }
}
