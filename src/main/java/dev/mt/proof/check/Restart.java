package dev.mt.proof.check;

import dev.mt.core.process.CommandResult;
import dev.mt.proof.machine.Machine;
import dev.mt.proof.machine.Patience;
import dev.mt.proof.machine.Service;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.StockNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A router is switched off and on again. */
final class Restart implements Check {
    private static final int KILLS = 3;

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String claim() {
        return "after a restart, and after being killed while it writes its state, the node has the same addresses";
    }

    @Override
    public String reason() {
        return "routers lose power; nobody is there to log in again";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.node();
        List<String> addresses = addresses(node);
        scene.stop();
        comesBack(scene, findings, "a restart", addresses);
        for (int i = 1; i <= KILLS; i++) {
            killWhileWriting(scene.container(), i);
            comesBack(scene, findings, "kill %d of %d while it writes its state".formatted(i, KILLS), addresses);
        }
        // What a write that was cut short leaves beside the state.
        scene.stop();
        Path half = scene.state().resolve("tailscaled.state.tmp123456789");
        Machine.write(half, "{\"_machinekey\":\"cHJpdmtleTow");
        try {
            comesBack(scene, findings, "half a state file was left", addresses);
        } finally {
            Machine.delete(half);
        }
    }

    private static List<String> addresses(Container node) {
        return List.of(node.status().address(4), node.status().address(6));
    }

    /** Every change of the settings is a write; one of them is under way when the kill comes, or has just ended. */
    private static void killWhileWriting(Container node, int round) {
        Service writer =
                node.startIn("writer", "sh", "-c", "i=0; while :; do i=$((i+1)); tailscale set --nickname=n$i; done");
        Patience.pause(Duration.ofMillis(700L + 137L * round));
        node.kill();
        writer.kill();
    }

    private static void comesBack(Scene scene, Findings findings, String after, List<String> addresses) {
        long begin = System.nanoTime();
        Container node = scene.container();
        boolean running = findings.eventually(
                "connected after " + after,
                findings.seconds(20),
                () -> node.status().running(),
                () -> node.status().state() + "\n" + node.log());
        if (!running) {
            return;
        }
        findings.equal("the addresses after " + after, addresses, addresses(node));
        StockNode peer = scene.internet().peer();
        findings.eventually(
                "the peer reaches it after " + after,
                findings.seconds(20),
                () -> reaches(peer, addresses.getFirst()).succeeded(),
                () -> reaches(peer, addresses.getFirst()).logText());
        findings.figure("reachable %.1f s after %s".formatted((System.nanoTime() - begin) / 1e9, after));
    }

    private static CommandResult reaches(StockNode peer, String address) {
        return peer.host().tryRun("ping", "-c", "1", "-W", "1", address);
    }
}
