package dev.mt.routeros.simulator.container;

import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.net.Server;
import dev.mt.routeros.simulator.net.Site;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.storage.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** All containers of a router, from {@code add} to the moment when the last file of a removed one is gone. */
public final class ContainerEngine {
    /** From {@code remove} until the row is gone, and from then until the root folder is: seen on devices as "moments". */
    private static final Duration ROW_GOES = Duration.ofSeconds(2);

    private static final Duration ROOT_GOES = Duration.ofSeconds(3);
    private static final Duration BOOT = Duration.ofSeconds(8);
    /** Seen on devices as "minutes later". */
    private static final Duration ARCHIVE_MISSED = Duration.ofMinutes(3);

    private final Host host;
    private final Imports imports;
    private final Processes processes;
    private final Map<Long, Container> containers = new TreeMap<>();
    private final Set<String> dying = new TreeSet<>();
    private final List<Consumer<ContainerEvent>> listeners = new ArrayList<>();

    /** An engine without containers. */
    public ContainerEngine(Host host, LayerFiles layerFiles, Workload workload) {
        this.host = host;
        this.imports = new Imports(host, layerFiles);
        this.processes = new Processes(host, workload, this::become);
    }

    /** Lets somebody hear of every change. */
    public void listen(Consumer<ContainerEvent> listener) {
        listeners.add(listener);
    }

    /**
     * A row was added: its image begins to come in.
     *
     * @throws ScriptError if its root folder is another's
     */
    public void add(long row, Settings settings) {
        Container container = new Container(row, settings);
        String root = container.rootDir();
        if (containers.values().stream().anyMatch(each -> each.rootDir().equals(root))) {
            throw ScriptError.failure("root-dir already used by another container");
        }
        containers.put(row, container);
        bring(container);
    }

    private void bring(Container container) {
        become(container, State.EXTRACTING);
        container.asked = asked(container);
        container.about = "";
        container.bringing =
                Optional.of(host.timeline().start("container import " + container.name(), () -> bringNow(container)));
    }

    private void bringNow(Container container) {
        try {
            if (dying.contains(container.rootDir())) {
                throw PullFailure.download("root-dir " + container.settings.text("root-dir") + " is not empty");
            }
            container.image = Optional.of(imports.bring(container));
            container.bringing = Optional.empty();
            host.log("container,info", "download/extract done");
            become(container, State.STOPPED);
            if (container.startAfterwards) {
                container.startAfterwards = false;
                processes.start(container);
            }
        } catch (PullFailure e) {
            container.bringing = Optional.empty();
            container.about = e.text();
            host.log("container,error", e.text());
            become(container, State.FAILED);
        }
    }

    private static String asked(Container container) {
        return container.settings.text("file") + "\n" + container.settings.text("remote-image");
    }

    /** {@code start}. */
    public void start(long row) {
        Container container = container(row);
        switch (container.state) {
            case STOPPED -> {
                container.restarts = 0;
                processes.start(container);
            }
            case EXTRACTING -> throw ScriptError.failure("cannot start, downloading/extracting");
            case FAILED -> throw ScriptError.failure("cannot start, download/extract failed");
            case DELETING -> throw ScriptError.failure("cannot start, deleting");
            case STARTING, RUNNING, CHECKING, HEALTHY, UNHEALTHY, STOPPING ->
                throw ScriptError.failure("already running");
        }
    }

    /** {@code stop}: returns at once. */
    public void stop(long row) {
        processes.stop(container(row));
    }

    /** Ends what runs in a container at once (from 7.21). */
    public void kill(long row) {
        processes.kill(container(row));
    }

    /** {@code restart} (7.23). */
    public void restart(long row) {
        Container container = container(row);
        if (container.state == State.STOPPED) {
            start(row);
        } else if (container.state.runs()) {
            container.startAfterwards = true;
            processes.stop(container);
        } else {
            throw ScriptError.failure("cannot restart, " + container.state.flag());
        }
    }

    /** {@code remove}: returns before the row is gone, which goes before its root folder. */
    public void remove(long row) {
        Container container = container(row);
        switch (container.state) {
            case STARTING, RUNNING, CHECKING, HEALTHY, UNHEALTHY, STOPPING ->
                throw ScriptError.failure("cannot remove running");
            case DELETING -> {
                return;
            }
            case EXTRACTING -> {
                container.bringing.ifPresent(job -> job.kill());
                container.bringing = Optional.empty();
            }
            case STOPPED, FAILED -> {}
        }
        container.forgetPending();
        Duration slow = host.conditions().has(Trouble.SLOW_REMOVAL)
                ? Duration.ofSeconds(host.conditions().amount(Trouble.SLOW_REMOVAL, 60))
                : Duration.ZERO;
        become(container, State.DELETING);
        dying.add(container.rootDir());
        host.later(ROW_GOES.plus(slow), () -> forget(container));
    }

    private void forget(Container container) {
        host.operations().step(Operation.Kind.CONTAINER, "forget " + container.name());
        containers.remove(container.row);
        host.forget(container.row);
        host.later(ROOT_GOES, () -> {
            host.operations().step(Operation.Kind.FILE, "delete " + container.rootDir());
            host.files().remove(container.rootDir());
            host.files().remove(container.rootDir() + ".tmp");
            dying.remove(container.rootDir());
        });
    }

    /** {@code repull} (7.20): later, and with a copy of what was there left behind; it starts even what was not running. */
    public void repull(long row) {
        Container container = container(row);
        if (container.state == State.EXTRACTING || container.state == State.DELETING) {
            throw ScriptError.failure("cannot repull, " + container.state.flag());
        }
        container.startAfterwards = true;
        whenStopped(container, () -> {
            String root = container.rootDir();
            host.operations().step(Operation.Kind.FILE, "rename " + root);
            Files.Place place = host.files().place(root);
            place.volume().rename(place.path(), place.path() + ".backup");
            bring(container);
        });
    }

    /** Properties of a row were changed: another image is brought in, unless the row says otherwise. */
    public void changed(long row) {
        Container container = container(row);
        boolean running = container.state.runs();
        if (!asked(container).equals(container.asked)
                && container.state != State.EXTRACTING
                && container.state != State.DELETING
                && !container.settings.yes("ignore-remote-image-change")) {
            container.startAfterwards = running;
            whenStopped(container, () -> again(container));
        }
    }

    private void again(Container container) {
        host.operations().step(Operation.Kind.FILE, "delete " + container.rootDir());
        host.files().remove(container.rootDir());
        bring(container);
    }

    private void whenStopped(Container container, Runnable then) {
        boolean afterwards = container.startAfterwards;
        container.startAfterwards = false;
        processes.stop(container);
        await(container, () -> {
            container.startAfterwards = afterwards;
            then.run();
        });
    }

    private void await(Container container, Runnable then) {
        host.later(Duration.ofMillis(500), () -> {
            if (container.state == State.STOPPED || container.state == State.FAILED) {
                then.run();
            } else if (container.state != State.DELETING) {
                await(container, then);
            }
        });
    }

    /**
     * Whether {@code /file/remove} may take something away. From a root folder it takes nothing, and does not say so.
     */
    public boolean keeps(String path) {
        String wanted = Files.normal(path);
        return dying.stream().anyMatch(root -> isIn(wanted, root))
                || containers.values().stream().anyMatch(each -> isIn(wanted, each.rootDir()));
    }

    private static boolean isIn(String path, String folder) {
        return !folder.isEmpty() && (path.equals(folder) || path.startsWith(folder + "/"));
    }

    /** A file was deleted: whoever was imported from it is brought in again minutes later, which cannot go well. */
    public void fileRemoved(String path) {
        String gone = Files.normal(path);
        for (Container container : containers.values()) {
            String file = container.settings.text("file");
            if (!file.isEmpty()
                    && Files.normal(file).equals(gone)
                    && !container.settings.yes("ignore-remote-image-change")) {
                host.later(ARCHIVE_MISSED, () -> {
                    if (containers.containsValue(container)
                            && host.files().find(file).isEmpty()) {
                        container.startAfterwards = container.state.runs();
                        whenStopped(container, () -> again(container));
                    }
                });
            }
        }
    }

    /** What is known of a row. */
    public ContainerInfo info(long row) {
        Container container = container(row);
        return ContainerInfo.of(container, host.timeline().nowMillis());
    }

    /** What a container is doing. */
    public State state(long row) {
        return container(row).state;
    }

    /** How many bytes a container's root folder takes, in whole blocks. */
    public long size(long row) {
        Files.Place place = host.files().place(container(row).rootDir());
        return place.volume().blocksAt(place.path());
    }

    /** The rows of all containers. */
    public Collection<Long> rows() {
        return List.copyOf(containers.keySet());
    }

    /** What commands in a running container print. */
    public String shell(long row, String command) {
        Container container = container(row);
        if (!container.state.runs()) {
            throw ScriptError.failure("container is not running");
        }
        return processes.shell(container, command);
    }

    /** The server that a running container is at an address of its interface. */
    public Optional<Server> server(Site site) {
        for (Container each : containers.values()) {
            if (each.state.runs()
                    && each.behaviour.filter(b -> b.port() == site.port()).isPresent()
                    && isAt(each, site.host())) {
                return Optional.of(processes.server(each));
            }
        }
        return Optional.empty();
    }

    /** Whether anything has this address. */
    public boolean runsAt(String address) {
        return containers.values().stream().anyMatch(each -> each.state.runs() && isAt(each, address));
    }

    private boolean isAt(Container container, String address) {
        return host.addresses(container.settings.text("interface")).contains(address);
    }

    /** Whether some container runs and is well, seen from outside the router. */
    public boolean anyHealthy() {
        long now = host.timeline().nowMillis();
        return containers.values().stream().anyMatch(each -> each.answersWell(now));
    }

    /** The power is gone: nothing runs, what was coming in has failed, what was being taken away is half taken away. */
    public void powerLost() {
        dying.clear();
        for (Container container : List.copyOf(containers.values())) {
            container.pending.clear();
            container.startAfterwards = false;
            container.behaviour = Optional.empty();
            container.bringing = Optional.empty();
            switch (container.state) {
                case EXTRACTING -> {
                    container.about = "download/extract error: interrupted";
                    become(container, State.FAILED);
                }
                case DELETING -> {
                    containers.remove(container.row);
                    host.forget(container.row);
                }
                case FAILED, STOPPED -> {}
                case STARTING, RUNNING, CHECKING, HEALTHY, UNHEALTHY, STOPPING -> become(container, State.STOPPED);
            }
        }
    }

    /** The router has started. */
    public void boot() {
        for (Container container : containers.values()) {
            if (container.settings.yes("start-on-boot")) {
                host.later(BOOT, () -> {
                    if (containers.containsValue(container) && container.state == State.STOPPED) {
                        host.operations().step(Operation.Kind.WAKE, "start at boot " + container.name());
                        container.restarts = 0;
                        processes.start(container);
                    }
                });
            }
        }
    }

    /** How many bytes the root folders of all containers take on flash. */
    public long bytesOnFlash() {
        return containers.values().stream()
                .map(each -> host.files().place(each.rootDir()))
                .filter(place -> place.volume() == host.files().flash())
                .mapToLong(place -> place.volume().blocksAt(place.path()))
                .sum();
    }

    private void become(Container container, State state) {
        State before = container.state;
        container.state = state;
        if (before != state) {
            ContainerEvent event = new ContainerEvent(host.timeline().nowMillis(), container.name(), before, state);
            listeners.forEach(each -> each.accept(event));
        }
    }

    private Container container(long row) {
        Container found = containers.get(row);
        if (found == null) {
            throw ScriptError.noSuchItem();
        }
        return found;
    }
}
