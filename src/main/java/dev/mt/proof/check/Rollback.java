package dev.mt.proof.check;

import dev.mt.proof.machine.Host;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.StockNode;
import java.nio.file.Path;
import java.util.List;

/** The state goes from another version to this one and back. */
final class Rollback implements Check {
    @Override
    public String name() {
        return "rollback";
    }

    @Override
    public String claim() {
        return "state of the previous line of Tailscale (stock 1.102.4) is taken over, and taken back by it again";
    }

    @Override
    public String reason() {
        return "an update must not log the router out, and neither must undoing it";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        scene.stop();
        scene.internet().headscale().remove(Scene.NAME);
        Path state = scene.otherState();
        Host host = scene.internet().topology().plug();
        StockNode before = stock(scene, host, state);
        before.join("rollback", scene.internet().key(), "--accept-dns=false");
        List<String> addresses = addresses(before);
        before.stop();
        host.close();
        scene.withOther(scene.settings(), state, container -> {
            scene.awaitDaemon(container);
            boolean running = findings.eventually(
                    "this image is connected with the other version's state",
                    findings.seconds(20),
                    () -> container.status().running(),
                    () -> container.status().state() + "\n" + container.log());
            if (running) {
                findings.equal("its addresses", addresses, addresses(container));
                container.exec("tailscale", "set", "--hostname=rollback2");
            }
            return true;
        });
        Host again = scene.internet().topology().plug();
        StockNode after = stock(scene, again, state);
        boolean running = findings.eventually(
                "the other version is connected with the state that this image left",
                findings.seconds(20),
                () -> after.status().running(),
                () -> after.status().state() + "\n" + after.log());
        if (running) {
            findings.equal("its addresses", addresses, addresses(after));
        }
        after.stop();
        again.close();
        for (String name : List.of("rollback", "rollback2")) {
            scene.internet().headscale().remove(name);
        }
    }

    private static StockNode stock(Scene scene, Host host, Path state) {
        return StockNode.start(
                scene.machine(),
                host,
                scene.internet().judges(),
                scene.internet().certificates(),
                state);
    }

    private static List<String> addresses(StockNode node) {
        return List.of(node.status().address(4), node.status().address(6));
    }

    private static List<String> addresses(Container node) {
        return List.of(node.status().address(4), node.status().address(6));
    }
}
