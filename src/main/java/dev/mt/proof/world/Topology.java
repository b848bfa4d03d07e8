package dev.mt.proof.world;

import dev.mt.proof.machine.Host;
import dev.mt.proof.machine.Machine;
import java.util.List;

/**
 * The hosts and their cables:
 *
 * <pre>
 *   internet ─┬─ router ─┬─ (container)
 *             │          └─ lan
 *             ├─ nat ── peer
 *             └─ peer2 ── branch
 * </pre>
 *
 * The container's host is made anew with each container, as RouterOS does it: see {@link #plug}.
 */
public record Topology(
        Machine machine, Host internet, Host router, Host lan, Host nat, Host peer, Host peer2, Host branch) {
    /** The container's interface; RouterOS calls it as the veth is called. */
    public static final String VETH = "veth-tailscale";

    /**
     * What a router at home lets through: answers, and whatever comes from inside, behind its own address. What comes to
     * itself unasked it drops too: if it took it, it could not give the same port to a host inside that asks for it later.
     */
    private static final String HOME_FIREWALL = """
            table inet home {
                chain input {
                    type filter hook input priority 0; policy accept;
                    iifname "wan" ct state established,related accept
                    iifname "wan" meta l4proto { tcp, udp } drop
                }
                chain forward {
                    type filter hook forward priority 0; policy accept;
                    iifname "wan" ct state established,related accept
                    iifname "wan" drop
                }
                chain hide {
                    type nat hook postrouting priority 100;
                    oifname "wan" masquerade
                }
            }
            """;

    /** Makes all hosts and connects them. */
    public static Topology create(Machine machine) {
        Topology made = new Topology(
                machine,
                Host.create(machine, "internet"),
                Host.create(machine, "router"),
                Host.create(machine, "lan"),
                Host.create(machine, "nat"),
                Host.create(machine, "peer"),
                Host.create(machine, "peer2"),
                Host.create(machine, "branch"));
        made.internet.ip("link add net type bridge");
        made.internet.address(
                "net",
                Addresses.INTERNET + "/24",
                Addresses.INTERNET_6 + "/64",
                Addresses.WEB + "/24",
                Addresses.WEB_6 + "/64");
        made.internet.resolver(Addresses.INTERNET);
        made.connectRouter();
        made.connectPeer();
        made.connectPeer2();
        return made;
    }

    private void connectRouter() {
        attach(router, Addresses.ROUTER_WAN, Addresses.ROUTER_WAN_6);
        router.ip("link add containers type bridge");
        router.address("containers", Addresses.ROUTER + "/24", Addresses.ROUTER_6 + "/64");
        router.connect("lan", lan, "eth0");
        router.address("lan", Addresses.GATEWAY + "/24", Addresses.GATEWAY_6 + "/64");
        router.ip(
                "route add %s via %s".formatted(Addresses.TAILNET, Addresses.CONTAINER),
                "route add %s via %s".formatted(Addresses.TAILNET_6, Addresses.CONTAINER_6),
                "route add %s via %s".formatted(Addresses.BRANCH_NET, Addresses.CONTAINER),
                "route add %s via %s".formatted(Addresses.BRANCH_NET_6, Addresses.CONTAINER_6));
        router.forward();
        router.firewall(HOME_FIREWALL);
        router.resolver(Addresses.GATEWAY, Addresses.DOMAIN);
        lan.address("eth0", Addresses.LAN + "/24", Addresses.LAN_6 + "/64");
        lan.ip("route add default via " + Addresses.GATEWAY, "route add default via " + Addresses.GATEWAY_6);
        lan.resolver(Addresses.GATEWAY, Addresses.DOMAIN); // RouterOS's DHCP server hands out both
    }

    private void connectPeer() {
        attach(nat, Addresses.NAT_WAN, "2001:db8:113::3");
        nat.connect("lan", peer, "eth0");
        nat.address("lan", "10.66.0.1/24", "fd66::1/64");
        nat.forward();
        nat.firewall(HOME_FIREWALL);
        peer.address("eth0", "10.66.0.2/24", "fd66::2/64");
        peer.ip("route add default via 10.66.0.1", "route add default via fd66::1");
        peer.resolver(Addresses.INTERNET);
    }

    private void connectPeer2() {
        attach(peer2, Addresses.PEER2_WAN, Addresses.PEER2_WAN_6);
        peer2.connect("branch", branch, "eth0");
        peer2.address("branch", "192.168.99.1/24", "fd99::1/64");
        peer2.forward();
        peer2.resolver(Addresses.INTERNET);
        branch.address("eth0", Addresses.BRANCH + "/24", Addresses.BRANCH_6 + "/64");
        branch.ip("route add default via 192.168.99.1", "route add default via fd99::1");
    }

    private void attach(Host host, String address, String address6) {
        internet.connect(host.name(), host, "wan");
        internet.ip("link set %1$s master net".formatted(host.name()), "link set %s up".formatted(host.name()));
        host.address("wan", address + "/24", address6 + "/64");
        host.ip("route add default via " + Addresses.INTERNET, "route add default via " + Addresses.INTERNET_6);
    }

    /** Makes the network of one container: its end of a veth, whose other end is a port of the router's bridge. */
    public Host plug() {
        Host container = Host.create(machine, "container");
        container.keepPackets();
        String port = "port" + machine.numbers().incrementAndGet();
        router.connect(port, container, VETH);
        router.ip("link set %s master containers".formatted(port), "link set %s up".formatted(port));
        container.address(VETH, Addresses.CONTAINER + "/24", Addresses.CONTAINER_6 + "/64");
        container.ip("route add default via " + Addresses.ROUTER, "route add default via " + Addresses.ROUTER_6);
        return container;
    }

    /** All hosts that are there from the beginning. */
    public List<Host> hosts() {
        return List.of(internet, router, lan, nat, peer, peer2, branch);
    }
}
