package dev.mt.proof.check;

import dev.mt.core.Failure;
import dev.mt.core.process.CommandResult;
import dev.mt.proof.machine.Machine;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.StockNode;
import dev.mt.proof.world.WriteWatch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A router is switched off and on again. */
final class Restart implements Check {
    private static final int KILLS = 3;

    /** How the file begins into which tailscaled writes its state before it moves it ({@code atomicfile}). */
    private static final String BESIDE = "tailscaled.state.tmp";

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
        int cutShort = 0;
        try {
            for (int i = 1; i <= KILLS; i++) {
                killWhileWriting(scene, findings);
                cutShort += halves(scene).isEmpty() ? 0 : 1;
                comesBack(scene, findings, "kill %d of %d while it writes its state".formatted(i, KILLS), addresses);
                halves(scene).forEach(Machine::delete);
            }
            findings.figure("%d of %d kills left an unfinished file beside the state".formatted(cutShort, KILLS));
            // What a power loss leaves: a file that was made, and has only a part of its content.
            scene.stop();
            Machine.write(scene.state().resolve(BESIDE + "123456789"), "{\"_machinekey\":\"cHJpdmtleTow");
            comesBack(scene, findings, "half a state file was left", addresses);
        } finally {
            halves(scene).forEach(Machine::delete);
        }
    }

    private static List<Path> halves(Scene scene) {
        List<Path> halves = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(scene.state(), BESIDE + "*")) {
            files.forEach(halves::add);
        } catch (IOException e) {
            throw Failure.of("cannot list " + scene.state(), "", e);
        }
        return halves;
    }

    private static List<String> addresses(Container node) {
        return List.of(node.status().address(4), node.status().address(6));
    }

    /**
     * Every change of the settings is a write: a file beside the state, synced, and moved. The kill comes as soon as that
     * file is seen; then it is there half or whole, or has just been moved.
     */
    private static void killWhileWriting(Scene scene, Findings findings) {
        Container node = scene.container();
        AtomicBoolean killed = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; !killed.get(); i++) {
                node.api().change("{\"ProfileNameSet\": true, \"ProfileName\": \"n%d\"}".formatted(i));
            }
        });
        try (WriteWatch watch = WriteWatch.on(scene.state())) {
            boolean writes = watch.awaitCreated(BESIDE, findings.patience());
            node.killNow();
            findings.expect("it was killed while it wrote", writes, "it wrote nothing");
        } finally {
            killed.set(true);
            node.kill();
            join(writer);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled("waiting");
        }
    }

    private static void comesBack(Scene scene, Findings findings, String after, List<String> addresses) {
        long begin = System.nanoTime();
        Container node = scene.container();
        boolean running = findings.eventually(
                "connected after " + after,
                () -> node.status().running(),
                () -> node.status().state() + "\n" + node.log());
        if (!running) {
            return;
        }
        findings.equal("the addresses after " + after, addresses, addresses(node));
        StockNode peer = scene.internet().peer();
        findings.eventually(
                "the peer reaches it after " + after,
                () -> reaches(peer, addresses.getFirst()).succeeded(),
                () -> reaches(peer, addresses.getFirst()).logText());
        findings.figure("reachable %.1f s after %s".formatted((System.nanoTime() - begin) / 1e9, after));
    }

    private static CommandResult reaches(StockNode peer, String address) {
        return peer.host().tryRun("ping", "-c", "1", "-W", "1", address);
    }
}
