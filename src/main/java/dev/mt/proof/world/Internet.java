package dev.mt.proof.world;

import dev.mt.core.Failure;
import dev.mt.proof.machine.Host;
import dev.mt.proof.machine.Machine;
import dev.mt.proof.machine.Patience;
import dev.mt.proof.machine.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The small internet with its programs running: everything but the container.
 *
 * @param topology the hosts
 * @param judges other people's programs
 * @param certificates the control server's, and what goes with it
 * @param headscale the control server
 * @param key with which nodes can join
 * @param names the public name server
 * @param routerNames the router's name server
 * @param web the web server, which says who asks; at the control server's address it also listens on
 *     {@link #IMPOSTOR_PORT}, with another's certificate
 * @param lanWeb the same on the LAN
 * @param branchWeb the same behind the second peer
 * @param peer a node behind a NAT
 * @param peer2 a node with a subnet behind it, that is also an exit node
 */
public record Internet(
        Topology topology,
        Judges judges,
        Certificates certificates,
        Headscale headscale,
        String key,
        Service names,
        Service routerNames,
        Service web,
        Service lanWeb,
        Service branchWeb,
        StockNode peer,
        StockNode peer2) {
    /** Where somebody pretends to be the control server. */
    public static final int IMPOSTOR_PORT = 8443;

    /** Starts everything, and waits until the peers have joined. */
    public static Internet start(Machine machine, Judges judges, Certificates certificates) {
        Topology topology = Topology.create(machine);
        Service names = Resolvers.startPublic(topology.internet());
        Service routerNames = Resolvers.startRouters(topology.router());
        List<Service> webs = startWebs(topology, certificates);
        Headscale headscale = Headscale.start(machine, topology.internet(), judges.headscale(), certificates);
        String key = headscale.newKey();
        StockNode peer = StockNode.start(machine, topology.peer(), judges, certificates, state(machine));
        StockNode peer2 = StockNode.start(machine, topology.peer2(), judges, certificates, state(machine));
        peer.join("peer", key, "--accept-dns=true");
        peer2.join(
                "peer2",
                key,
                "--accept-dns=false",
                "--advertise-exit-node",
                "--advertise-routes=%s,%s".formatted(Addresses.BRANCH_NET, Addresses.BRANCH_NET_6));
        headscale.approve("peer2", List.of(Addresses.BRANCH_NET, Addresses.BRANCH_NET_6, "0.0.0.0/0", "::/0"));
        Internet made = new Internet(
                topology,
                judges,
                certificates,
                headscale,
                key,
                names,
                routerNames,
                webs.get(0),
                webs.get(1),
                webs.get(2),
                peer,
                peer2);
        for (Service service : made.services()) {
            if (!service.isAlive()) {
                throw Failure.of(service.name() + " has ended", service.log().strip());
            }
        }
        return made;
    }

    private static Path state(Machine machine) {
        return machine.run().folder("peer-state-" + machine.numbers().incrementAndGet());
    }

    private static List<Service> startWebs(Topology topology, Certificates certificates) {
        List<Service> webs = new ArrayList<>();
        webs.add(web(
                topology.internet(),
                Integer.toString(IMPOSTOR_PORT),
                certificates.impostor().toString(),
                Certificates.PASSWORD));
        webs.add(web(topology.lan()));
        webs.add(web(topology.branch()));
        webs.forEach(web -> Patience.await(
                "the web server " + web.name(),
                Duration.ofSeconds(90),
                () -> web.log().contains("ready") || !web.isAlive()));
        return webs;
    }

    private static Service web(Host host, String... impostor) {
        List<String> words = new ArrayList<>(List.of("80"));
        words.addAll(List.of(impostor));
        return host.start(
                "web-" + host.name(), Map.of(), WitnessProgram.words("WebServer", words.toArray(String[]::new)));
    }

    private List<Service> services() {
        return List.of(names, routerNames, web, lanWeb, branchWeb);
    }

    /** Ends all programs and hosts. */
    public void close() {
        services().forEach(Service::kill);
        peer.stop();
        peer2.stop();
        headscale.stop();
        topology.hosts().forEach(Host::close);
    }

    /** The logs of everybody, by name. */
    public Map<String, String> logs() {
        return new TreeMap<>(Map.of(
                "headscale", headscale.log(),
                "public names", names.log(),
                "router's names", routerNames.log(),
                "web server", web.log(),
                "web server on the LAN", lanWeb.log(),
                "web server behind peer2", branchWeb.log(),
                "peer", peer.log(),
                "peer2", peer2.log()));
    }
}
