package dev.mt.proof.check;

import dev.mt.core.process.CommandResult;
import dev.mt.proof.machine.Host;
import dev.mt.proof.machine.Machine;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.StockNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Nodes reach each other: directly, and through a relay when that is blocked. */
final class Pings implements Check {
    /** Nothing that goes to or comes from a peer's public address gets through; the relay and the STUN server stay. */
    private static final String BLOCK = """
            table inet blocked {
                chain forward {
                    type filter hook forward priority -10;
                    ip daddr { %1$s, %2$s } udp dport != 53 drop
                    ip6 daddr 2001:db8:113::/64 ip6 daddr != %3$s udp dport != 53 drop
                    ip saddr { %1$s, %2$s } drop
                    ip6 saddr 2001:db8:113::/64 ip6 saddr != %3$s drop
                }
            }
            """.formatted(Addresses.NAT_WAN, Addresses.PEER2_WAN, Addresses.INTERNET_6);

    @Override
    public String name() {
        return "pings";
    }

    @Override
    public String claim() {
        return "disco, TSMP and ICMP pings go both ways; directly, and over DERP when the direct way is blocked";
    }

    @Override
    public String reason() {
        return "builds without NAT traversal put all traffic through relays; others crash when they answer a TSMP ping";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.node();
        StockNode peer = scene.internet().peer();
        String there = Scene.address(peer, 4);
        String here = scene.address(4);
        expectPong("directly, from the container to the peer", "direct", findings, () -> ping(node, there, "--c=20"));
        expectPong("directly, from the peer to the container", "direct", findings, () -> ping(peer, here, "--c=20"));
        for (String kind : List.of("--tsmp", "--icmp")) {
            expectPong(kind + " from the container", "", findings, () -> ping(node, there, kind, "--c=3"));
            expectPong(kind + " from the peer", "", findings, () -> ping(peer, here, kind, "--c=3"));
        }
        answers(findings, "ping from the peer's kernel", peer.host(), here);
        answers(findings, "ping from the container's kernel", node.host(), there);
        if (scene.cpu().policyRouting()) {
            answers(findings, "ping over IPv6", peer.host(), scene.address(6));
            answers(findings, "ping over IPv6 from the container's kernel", node.host(), Scene.address(peer, 6));
        } else {
            findings.figure(Cpu.WITHOUT_IPV6);
        }
        overRelay(scene, findings, node, peer);
    }

    private static void answers(Findings findings, String what, Host from, String address) {
        findings.eventually(
                what + " is answered, each of three",
                () -> kernelPing(from, address).text().contains(" 0% packet loss"),
                () -> kernelPing(from, address).logText());
    }

    private static CommandResult kernelPing(Host from, String address) {
        return from.tryRun("ping", "-c", "3", "-i", "0.2", "-W", "5", address);
    }

    private static void overRelay(Scene scene, Findings findings, Container node, StockNode peer) {
        scene.internet().topology().router().run("nft", "-f", file(scene, BLOCK));
        try {
            findings.eventually(
                    "pings go over DERP when the direct way is blocked",
                    () -> ping(node, Scene.address(peer, 4), "--until-direct=false", "--c=1")
                            .text()
                            .contains("via DERP"),
                    () -> ping(node, Scene.address(peer, 4), "--until-direct=false", "--c=1")
                            .logText());
            findings.eventually(
                    "so do the peer's pings to the container",
                    () -> ping(peer, scene.address(4), "--until-direct=false", "--c=1")
                            .text()
                            .contains("via DERP"),
                    () -> ping(peer, scene.address(4), "--until-direct=false", "--c=1")
                            .logText());
            answers(findings, "ping from the peer's kernel over DERP", peer.host(), scene.address(4));
        } finally {
            scene.internet().topology().router().run("nft", "delete", "table", "inet", "blocked");
        }
        findings.eventually(
                "they go directly again when it is not",
                () -> ping(node, Scene.address(peer, 4), "--c=3").text().lines().anyMatch(Pings::direct),
                () -> ping(node, Scene.address(peer, 4), "--c=3").logText());
    }

    private static String file(Scene scene, String rules) {
        return Machine.write(
                        scene.machine()
                                .run()
                                .path()
                                .resolve("blocked-" + scene.machine().numbers().incrementAndGet()),
                        rules)
                .toString();
    }

    private static void expectPong(String what, String how, Findings findings, Supplier<CommandResult> ping) {
        CommandResult result = ping.get();
        boolean pong = result.logText().contains("pong from")
                && (!how.equals("direct") || result.logText().lines().anyMatch(Pings::direct));
        findings.expect("a pong " + what, pong, result.logText());
    }

    /** {@code pong from peer (100.64.0.1) via 203.0.113.3:41641 in 2ms}, as opposed to {@code via DERP(test)}. */
    private static boolean direct(String line) {
        return line.matches("pong from .* via [0-9\\[].*:\\d+ in .*");
    }

    private static CommandResult ping(Container node, String address, String... how) {
        List<String> words = new ArrayList<>(List.of("tailscale", "ping", "--timeout=10s"));
        words.addAll(List.of(how));
        words.add(address);
        return node.tryExec(words.toArray(String[]::new));
    }

    private static CommandResult ping(StockNode node, String address, String... how) {
        List<String> words = new ArrayList<>(List.of("ping", "--timeout=10s"));
        words.addAll(List.of(how));
        words.add(address);
        return node.tryRun(words.toArray(String[]::new));
    }
}
