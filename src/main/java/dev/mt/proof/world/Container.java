package dev.mt.proof.world;

import dev.mt.core.Failure;
import dev.mt.core.process.CommandResult;
import dev.mt.proof.machine.Host;
import dev.mt.proof.machine.Machine;
import dev.mt.proof.machine.Patience;
import dev.mt.proof.machine.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A container that runc runs, with a network that comes and goes with it. */
public final class Container {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Machine machine;
    private final Host host;
    private final ContainerSettings settings;
    private final Bundle bundle;
    private final String id;
    private final Service runc;
    private long pid;

    private Container(Machine machine, Host host, Bundle bundle, ContainerSettings settings, String id, Service runc) {
        this.machine = machine;
        this.host = host;
        this.bundle = bundle;
        this.settings = settings;
        this.id = id;
        this.runc = runc;
    }

    /** Starts a container at the router. */
    public static Container start(Topology topology, Bundle bundle, ContainerSettings settings) {
        Machine machine = topology.machine();
        Host host = topology.plug();
        String id = "%s-%d".formatted(machine.run().name(), machine.numbers().incrementAndGet());
        Path prepared = machine.run().folder("container-" + id);
        bundle.prepare(
                prepared,
                settings,
                host.network(),
                "/mt-proof-%s/%s".formatted(machine.run().name(), id));
        List<String> words = new ArrayList<>(runc(machine));
        words.addAll(List.of("run", "--bundle", prepared.toString(), id));
        Service runc = machine.start("container", prepared, Map.of(), words);
        Container container = new Container(machine, host, bundle, settings, id, runc);
        container.awaitStart();
        return container;
    }

    private static List<String> runc(Machine machine) {
        return List.of("runc", "--root", machine.run().path().resolve("runc").toString());
    }

    private void awaitStart() {
        Patience.await("runc to start the container", PATIENCE, () -> {
            JsonNode state = state();
            pid = state.path("pid").asLong(0);
            return !runc.isAlive()
                    || (pid > 0 && state.path("status").asString("").equals("running"));
        });
    }

    private JsonNode state() {
        CommandResult result = runc("state", id);
        return JSON.readTree(result.succeeded() ? result.text() : "{}");
    }

    private CommandResult runc(String... words) {
        List<String> all = new ArrayList<>(runc(machine));
        all.addAll(List.of(words));
        return machine.tryRun(all);
    }

    /** Its network. */
    public Host host() {
        return host;
    }

    /** How it is run. */
    public ContainerSettings settings() {
        return settings;
    }

    /** What it was made of. */
    public Bundle bundle() {
        return bundle;
    }

    /** What its processes have said so far. */
    public String log() {
        return runc.log();
    }

    /** The number that its process 1 has outside. */
    public long pid() {
        return pid;
    }

    /** Whether its process 1 runs. */
    public boolean isAlive() {
        return runc.isAlive();
    }

    /** tailscaled's own interface. */
    public LocalApi api() {
        return new LocalApi(Path.of("/proc/%d/root/var/run/tailscale/tailscaled.sock".formatted(pid)));
    }

    /** What tailscaled says of itself. */
    public NodeStatus status() {
        return api().status();
    }

    /** Runs one more program in it, whatever comes of it. */
    public CommandResult tryExec(String... words) {
        return machine.tryRun(exec(List.of(words)));
    }

    /** The words that run a program in it. */
    public List<String> exec(List<String> words) {
        List<String> all = new ArrayList<>(runc(machine));
        all.addAll(List.of("exec", id));
        all.addAll(words);
        return all;
    }

    /** The words that give a person a shell in it. */
    public List<String> shell() {
        List<String> all = new ArrayList<>(runc(machine));
        all.addAll(List.of("exec", "-t", id, "sh"));
        return all;
    }

    /** Runs one more program in it, which has to succeed, and returns its standard output. */
    public String exec(String... words) {
        return tryExec(words)
                .orFail(String.join(" ", words) + " in the container")
                .text();
    }

    /** Starts one more program in it. */
    public Service startIn(String name, String... words) {
        return machine.start(name, Map.of(), exec(List.of(words)));
    }

    /** Sends a signal to its process 1. */
    public void signal(String name) {
        runc("kill", id, name).orFail("sending SIG%s to the container".formatted(name));
    }

    /** Its exit status, if it ends in time: 128 and the number of the signal if one ended it. */
    public OptionalInt awaitEnd(Duration patience) {
        return runc.awaitEnd(patience);
    }

    /** Where the kernel keeps a number of its control group: memory controller of version 1, or version 2. */
    public Path controlGroup() {
        String name = "mt-proof-%s/%s".formatted(machine.run().name(), id);
        Path one = Path.of("/sys/fs/cgroup/memory", name);
        return Files.isDirectory(one) ? one : Path.of("/sys/fs/cgroup", name);
    }

    /** Asks it to end, as RouterOS does, and takes its network away. */
    public void stop() {
        if (isAlive()) {
            runc("kill", id, "TERM");
            if (awaitEnd(Duration.ofSeconds(30)).isEmpty()) {
                kill();
            }
        }
        host.close();
    }

    /** Kills its process 1 at this very moment; {@link #kill} has yet to be called. */
    public void killNow() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Ends it at once. */
    public void kill() {
        if (isAlive()) {
            runc("kill", id, "KILL");
            if (awaitEnd(PATIENCE).isEmpty()) {
                throw Failure.of("the container %s does not end".formatted(id));
            }
        }
        host.close();
    }
}
