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
    private static final int ARRIVING_PART = 4;

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
        for (String target : List.of(scene.address(4), "[" + scene.address(6) + "]", Addresses.LAN)) {
            CommandResult denied = peer.host()
                    .tryRun("curl", "-s", "-g", "-m", "2", "http://%s:%d/".formatted(target, Headscale.DENIED_PORT));
            findings.expect(
                    "a connection to a port of %s that the policy denies fails".formatted(target),
                    !denied.succeeded(),
                    denied.logText());
        }
        sendOddPackets(scene, findings, node, peer);
        List<String> large = List.of("ping", "-c", "2", "-i", "0.3", "-W", "5", "-s", "20000", scene.address(4));
        findings.eventually(
                "pings in many fragments are answered",
                () -> peer.host().tryRun(large).text().contains(" 0% packet loss"),
                () -> peer.host().tryRun(large).logText());
        findings.eventually(
                "a TSMP ping afterwards is answered",
                () -> tsmp(scene, peer).logText().contains("pong from"),
                () -> tsmp(scene, peer).logText());
        findings.expect("tailscaled has not ended", node.isAlive(), node.log());
        findings.equal("the number of its process", process, scene.container().pid());
        findings.expect(
                "no crash in its log",
                !node.log().contains("panic") && !node.log().contains("fatal error"),
                node.log());
    }

    /** Sent into the peer's own tunnel interface; what the peer's Tailscale lets out goes to the container as it is. */
    private static void sendOddPackets(Scene scene, Findings findings, Container node, StockNode peer) {
        List<String> words = WitnessProgram.words(
                "RawPackets",
                "tailscale0",
                Scene.address(peer, 4),
                scene.address(4),
                Scene.address(peer, 6),
                scene.address(6));
        long before = received(node);
        String[] sent = peer.host().run(words.toArray(String[]::new)).strip().split(" ", -1);
        findings.expect(
                "at least %d odd packets are sent".formatted(LEAST_PACKETS),
                Integer.parseInt(sent[0]) >= LEAST_PACKETS,
                sent[0]);
        // What cannot be read as a packet at all the peer's own Tailscale keeps back: more than half of the bytes.
        long bytes = Long.parseLong(sent[1]) / ARRIVING_PART;
        findings.eventually(
                "%d bytes of them and more arrive, by the container's own counter".formatted(bytes),
                () -> received(node) - before >= bytes,
                () -> "%d bytes from the peer".formatted(received(node) - before));
        findings.figure("%s odd packets, %s bytes, were sent; %d bytes arrived"
                .formatted(sent[0], sent[1], received(node) - before));
    }

    private static CommandResult tsmp(Scene scene, StockNode peer) {
        return peer.tryRun("ping", "--tsmp", "--c=1", "--timeout=10s", scene.address(4));
    }

    private static long received(Container node) {
        return node.status()
                .peer("peer")
                .map(peer -> peer.path("RxBytes").asLong(0))
                .orElse(0L);
    }
}
