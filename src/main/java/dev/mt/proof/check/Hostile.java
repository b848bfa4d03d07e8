package dev.mt.proof.check;

import dev.mt.core.process.CommandResult;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.Headscale;
import dev.mt.proof.world.StockNode;
import dev.mt.proof.world.WitnessProgram;
import java.util.List;

/** A peer sends what is denied, and what makes no sense. */
final class Hostile implements Check {
    private static final int LEAST_PACKETS = 600;

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String claim() {
        return "denied connections and malformed packets from a peer do not end or restart tailscaled";
    }

    @Override
    public String reason() {
        return "a build without netstack panicked when it answered a denied SYN: any peer could crash the router's daemon";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.node();
        StockNode peer = scene.internet().peer();
        long process = node.pid();
        long received = received(node);
        for (String target : List.of(scene.address(4), "[" + scene.address(6) + "]", Addresses.LAN)) {
            CommandResult denied = peer.host()
                    .tryRun("curl", "-s", "-g", "-m", "2", "http://%s:%d/".formatted(target, Headscale.DENIED_PORT));
            findings.expect(
                    "a connection to a port of %s that the policy denies fails".formatted(target),
                    !denied.succeeded(),
                    denied.logText());
        }
        List<String> words = WitnessProgram.words(
                "RawPackets",
                "tailscale0",
                Scene.address(peer, 4),
                scene.address(4),
                Scene.address(peer, 6),
                scene.address(6));
        String sent = peer.host().run(words.toArray(String[]::new)).strip();
        findings.expect(
                "at least %d odd packets are sent".formatted(LEAST_PACKETS),
                Integer.parseInt(sent) >= LEAST_PACKETS,
                sent);
        CommandResult large =
                peer.host().tryRun("ping", "-c", "2", "-i", "0.3", "-W", "5", "-s", "20000", scene.address(4));
        findings.contains("pings in many fragments", " 0% packet loss", large.text());
        CommandResult pong = peer.tryRun("ping", "--tsmp", "--c=1", "--timeout=10s", scene.address(4));
        findings.contains("a TSMP ping afterwards", "pong from", pong.logText());
        findings.expect("tailscaled has not ended", node.isAlive(), node.log());
        findings.equal("the number of its process", process, scene.container().pid());
        findings.expect(
                "no crash in its log",
                !node.log().contains("panic") && !node.log().contains("fatal error"),
                node.log());
        findings.expect(
                "the packets have arrived",
                received(node) > received,
                "%d bytes from the peer before, %d after".formatted(received, received(node)));
    }

    private static long received(Container node) {
        return node.status()
                .peer("peer")
                .map(peer -> peer.path("RxBytes").asLong(0))
                .orElse(0L);
    }
}
