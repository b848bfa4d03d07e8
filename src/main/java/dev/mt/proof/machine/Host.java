package dev.mt.proof.machine;

import dev.mt.core.Failure;
import dev.mt.core.process.CommandResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A computer of the small internet: a network namespace and a mount namespace, held by a process that sleeps. Its {@code
 * /etc} is its own, so that programs may change its resolver.
 */
public final class Host {
    private static final List<String> LIMIT = List.of("timeout", "-k", "5", "300");

    private final Machine machine;
    private final String name;
    private final Path folder;
    private final Service holder;

    private Host(Machine machine, String name, Path folder, Service holder) {
        this.machine = machine;
        this.name = name;
        this.folder = folder;
        this.holder = holder;
    }

    /** Makes a host without any cable. */
    public static Host create(Machine machine, String name) {
        Path folder =
                machine.run().folder("%s-%d".formatted(name, machine.numbers().incrementAndGet()));
        List<String> words = List.of(
                "unshare",
                "--net",
                "--mount",
                "--propagation=private",
                "sh",
                "-c",
                Texts.read("host.sh"),
                "sh",
                folder.toString());
        Service holder = machine.start("host " + name, folder, Map.of(), words);
        Patience.await(
                "the host %s to be made".formatted(name),
                Duration.ofSeconds(90),
                () -> holder.log().contains("ready") || !holder.isAlive());
        if (!holder.isAlive()) {
            throw Failure.of("cannot make the host " + name, holder.log().strip());
        }
        Host host = new Host(machine, name, folder, holder);
        host.ip("link set lo up");
        return host;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** A folder for its programs' files. */
    public Path folder() {
        return folder;
    }

    /** Its network namespace, as a file. */
    public Path network() {
        return Path.of("/proc/%d/ns/net".formatted(holder.pid()));
    }

    /** The number of the process that holds its namespaces. */
    public long pid() {
        return holder.pid();
    }

    /** The words that, before a program's, run it on this host. */
    public List<String> enter() {
        return List.of("nsenter", "--target", Long.toString(holder.pid()), "--net", "--mount", "--");
    }

    /** Carries out commands of {@code ip}, one a line. */
    public void ip(String... lines) {
        Path batch = Machine.write(
                folder.resolve("ip-%d".formatted(machine.numbers().incrementAndGet())),
                String.join("\n", lines) + "\n");
        run("ip", "-batch", batch.toString());
    }

    /**
     * Connects this host to another by a cable.
     *
     * @param device the interface's name here
     * @param deviceThere the interface's name on the other host
     */
    public void connect(String device, Host other, String deviceThere) {
        ip("link add %s type veth peer name %s netns %d".formatted(device, deviceThere, other.pid()));
    }

    /** Gives an interface its addresses, with prefix lengths, and turns it on. */
    public void address(String device, String... addresses) {
        List<String> lines = new ArrayList<>();
        for (String address : addresses) {
            // No search for duplicates: there are none, and until it ends nobody can use the address.
            lines.add("address add %s dev %s%s".formatted(address, device, address.contains(":") ? " nodad" : ""));
        }
        lines.add("link set %s up".formatted(device));
        ip(lines.toArray(String[]::new));
    }

    /** Says who resolves names. */
    public void resolver(String address) {
        run("sh", "-c", "echo nameserver %s > /etc/resolv.conf".formatted(address));
    }

    /** Says who resolves names, and which domain short ones are of. */
    public void resolver(String address, String search) {
        run("sh", "-c", "printf 'nameserver %s\\nsearch %s\\n' > /etc/resolv.conf".formatted(address, search));
    }

    /** Forwards nothing: a new network namespace has this machine's own setting for IPv4. */
    public void keepPackets() {
        run("sh", "-c", "echo 0 > /proc/sys/net/ipv4/ip_forward; echo 0 > /proc/sys/net/ipv6/conf/all/forwarding");
    }

    /** Forwards packets, as routers do. */
    public void forward() {
        run("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv6/conf/all/forwarding");
    }

    /** Replaces what the firewall has by rules in the language of {@code nft}. */
    public void firewall(String rules) {
        Path file = Machine.write(folder.resolve("firewall"), "flush ruleset\n" + rules);
        run("nft", "-f", file.toString());
    }

    /** Runs a program here, whatever comes of it. */
    public CommandResult tryRun(String... words) {
        return tryRun(List.of(words));
    }

    /** Runs a program here, whatever comes of it; for some minutes at most, since a broken image may keep it for ever. */
    public CommandResult tryRun(List<String> words) {
        List<String> all = new ArrayList<>(enter());
        all.addAll(LIMIT);
        all.addAll(words);
        return machine.tryRun(all);
    }

    /** Runs a program here, which has to succeed, and returns what it printed. */
    public String run(String... words) {
        return tryRun(words)
                .orFail("%s on the host %s".formatted(String.join(" ", words), name))
                .text();
    }

    /** Starts a program here. */
    public Service start(String what, Map<String, String> variables, List<String> words) {
        List<String> all = new ArrayList<>(enter());
        all.addAll(words);
        return machine.start(what, variables, all);
    }

    /** Ends the process that holds it; its namespaces go when nothing uses them. */
    public void close() {
        holder.kill();
    }

    @Override
    public String toString() {
        return name;
    }
}
