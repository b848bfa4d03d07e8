package dev.mt.proof.check;

import dev.mt.core.Failure;
import dev.mt.proof.machine.Machine;
import dev.mt.proof.machine.Patience;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Bundle;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.ContainerSettings;
import dev.mt.proof.world.Headscale;
import dev.mt.proof.world.ImageUnderTest;
import dev.mt.proof.world.Internet;
import dev.mt.proof.world.Kernel;
import dev.mt.proof.world.Roots;
import dev.mt.proof.world.StockNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A small internet with an image under test in it. One container at a time is the node, under the name {@code router}; the
 * same state is given to each container that is started for it.
 */
public final class Scene {
    /** The node's name in the tailnet. */
    public static final String NAME = "router";

    /** What the router's owner tells Tailscale, but for the login server and the key. */
    public static final List<String> UP = List.of(
            "--hostname=" + NAME,
            "--accept-routes",
            "--accept-dns=false",
            "--snat-subnet-routes=false",
            "--advertise-routes=%s,%s".formatted(Addresses.LAN_NET, Addresses.LAN_NET_6),
            "--advertise-exit-node");

    /** What the tailnet's administrator approves. */
    public static final List<String> APPROVED = List.of(Addresses.LAN_NET, Addresses.LAN_NET_6, "0.0.0.0/0", "::/0");

    /** The image's list of authorities; here the control server's is one of them. */
    private static final String TRUSTED = "/etc/ssl/certs/ca-certificates.crt";

    private static final Duration START = Duration.ofSeconds(90);

    private final Internet internet;
    private final ImageUnderTest image;
    private final Optional<ImageUnderTest> previous;
    private final Kernel kernel;
    private final Cpu cpu;
    private final Bundle bundle;
    private final Path state;
    private final Path trusted;
    private final Roots roots;
    private final List<String> logs = new ArrayList<>();
    private Optional<Container> current = Optional.empty();
    private String healthBeforeLogin = "";

    /**
     * Unpacks the image; no container is started yet.
     *
     * @param previous the release before this one, if there is one
     * @param roots of the scenes that share the image's checks under this kernel; the one of this is added
     */
    public Scene(
            Internet internet,
            ImageUnderTest image,
            Optional<ImageUnderTest> previous,
            Kernel kernel,
            Cpu cpu,
            Roots roots) {
        this.internet = internet;
        this.image = image;
        this.previous = previous;
        this.kernel = kernel;
        this.cpu = cpu;
        this.bundle = image.unpack(machine());
        this.state = machine().run().folder("state-" + machine().numbers().incrementAndGet());
        this.trusted = internet.certificates()
                .appendedTo(
                        bundle.root().resolve(TRUSTED.substring(1)),
                        bundle.folder().resolve("trusted.pem"));
        this.roots = roots;
        roots.add(bundle);
    }

    /** The hosts and programs around the container. */
    public Internet internet() {
        return internet;
    }

    public Machine machine() {
        return internet.topology().machine();
    }

    public ImageUnderTest image() {
        return image;
    }

    public Kernel kernel() {
        return kernel;
    }

    public Cpu cpu() {
        return cpu;
    }

    public Bundle bundle() {
        return bundle;
    }

    /** The release before this one, unpacked now; empty if there is none. */
    public Optional<Bundle> previous() {
        return previous.map(each -> each.unpack(machine()));
    }

    /** Where the node's state is. */
    public Path state() {
        return state;
    }

    /** The root file systems of all scenes that share the checks under this kernel. */
    public Roots roots() {
        return roots;
    }

    /** An empty folder for the state of another node. */
    public Path otherState() {
        return machine().run().folder("state-" + machine().numbers().incrementAndGet());
    }

    /** Those of two addresses, IPv4 and IPv6, that the node can tunnel here. */
    public List<String> tunnelled(String address, String address6) {
        return cpu.policyRouting() ? List.of(address, address6) : List.of(address);
    }

    /** What every container here is run with: nothing that a router would not give it, but what the small internet needs. */
    public ContainerSettings settings() {
        Map<String, String> variables = new TreeMap<>(StockNode.VARIABLES);
        variables.putAll(cpu.variables());
        return ContainerSettings.of(kernel, state).with(variables).withFile(TRUSTED, trusted);
    }

    /** Settings by which the container logs in on its own as the deployment says, with a key. */
    public Map<String, String> loginByKey(String key) {
        return Map.of(
                "TS_AUTHKEY",
                key,
                "TS_HOSTNAME",
                NAME,
                "TS_ROUTES",
                "%s,%s".formatted(Addresses.LAN_NET, Addresses.LAN_NET_6),
                "TS_EXTRA_ARGS",
                "--login-server=%s --accept-routes --snat-subnet-routes=false --advertise-exit-node"
                        .formatted(Headscale.URL));
    }

    /** Ends the container that runs, if one does, and starts another. */
    public Container start(ContainerSettings settings) {
        stop();
        Container container = Container.start(internet.topology(), bundle, settings);
        current = Optional.of(container);
        return container;
    }

    /** The container that runs now, or ran last. */
    public Optional<Container> current() {
        return current;
    }

    /** Ends the container as RouterOS would. */
    public void stop() {
        current.ifPresent(container -> {
            container.stop();
            logs.add(container.log());
        });
        current = Optional.empty();
    }

    /** The container of the node, running, whether logged in or not. */
    public Container container() {
        if (current.isEmpty()
                || !current.get().isAlive()
                || !current.get().settings().state().equals(state)) {
            start(settings());
        }
        Container container = current.orElseThrow();
        awaitDaemon(container);
        return container;
    }

    /** Waits until tailscaled answers on its socket and knows whether it is logged in. */
    public void awaitDaemon(Container container) {
        Patience.await("tailscaled to answer in the container", START.multipliedBy(cpu.slowness()), () -> {
            if (!container.isAlive()) {
                throw Failure.of("the container has ended", container.log().strip());
            }
            String said = container.status().state();
            return !said.isEmpty() && !said.equals("NoState");
        });
        if (healthBeforeLogin.isEmpty() && container.status().state().equals("NeedsLogin")) {
            healthBeforeLogin = awaitHealth(container);
        }
    }

    private String awaitHealth(Container container) {
        return Patience.some(Duration.ofSeconds(10), () -> Optional.of(Web.status(container.host(), Web.HEALTH))
                        .filter(status -> !status.equals("000")))
                .orElse("000");
    }

    /** What the health check said when the node was not logged in yet. */
    public String healthBeforeLogin() {
        return healthBeforeLogin;
    }

    /** The container of the node, logged in, its routes approved, all nodes seeing each other. */
    public Container node() {
        Container container = container();
        if (container.status().state().equals("NeedsLogin")) {
            List<String> words = new ArrayList<>(
                    List.of("tailscale", "up", "--login-server=" + Headscale.URL, "--authkey=" + internet.key()));
            words.addAll(UP);
            container.exec(words.toArray(String[]::new));
        }
        awaitRunning(container);
        settle(container);
        return container;
    }

    /** Waits until a container's node is connected. */
    public void awaitRunning(Container container) {
        Patience.await("the node to be connected", START.multipliedBy(cpu.slowness()), () -> container
                .status()
                .running());
    }

    /** Approves the node's routes if they are not, and waits until the nodes see each other. */
    private void settle(Container container) {
        internet.headscale()
                .node(NAME)
                .filter(node -> node.path("approvedRoutes").size() == 0)
                .ifPresent(node -> internet.headscale().approve(NAME, APPROVED));
        Patience.await(
                "the nodes to see each other",
                START.multipliedBy(cpu.slowness()),
                () -> container.status().online("peer")
                        && container.status().online("peer2")
                        && internet.peer().status().online(NAME)
                        && internet.peer2().status().online(NAME)
                        && internet.peer()
                                .status()
                                .peer(NAME)
                                .filter(node -> node.path("PrimaryRoutes").size() >= 2)
                                .isPresent());
    }

    /**
     * Runs something with a container of another node, which has state of its own and goes away afterwards.
     *
     * @param settings its settings, but for the state
     * @return what the something returns
     */
    public <T> T withOther(ContainerSettings settings, Path folder, Function<Container, T> use) {
        Container other = start(settings.withState(folder));
        try {
            return use.apply(other);
        } finally {
            stop();
        }
    }

    /** The node's tailnet address: 4 or 6. */
    public String address(int version) {
        return node().status().address(version);
    }

    /** A peer's tailnet address: 4 or 6. */
    public static String address(StockNode peer, int version) {
        return peer.status().address(version);
    }

    /** Ends the container and the hosts. */
    public void close() {
        stop();
        internet.close();
    }

    /** The logs of everybody, by name. */
    public Map<String, String> logs() {
        Map<String, String> all = new TreeMap<>(internet.logs());
        all.put("container", String.join("", logs) + current.map(Container::log).orElse(""));
        return all;
    }
}
