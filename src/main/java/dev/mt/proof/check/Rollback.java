package dev.mt.proof.check;

import dev.mt.proof.machine.Host;
import dev.mt.proof.world.Bundle;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.Headscale;
import dev.mt.proof.world.NodeStatus;
import dev.mt.proof.world.StockNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The state goes from another version to this one and back. */
final class Rollback implements Check {
    private static final String NAME = "rollback";

    @Override
    public String name() {
        return "rollback";
    }

    @Override
    public String claim() {
        return "state of another version (stock 1.102.4, and the previous release's image if there is one) is taken over, "
                + "and taken back by it again";
    }

    @Override
    public String reason() {
        return "an update must not log the router out, and neither must undoing it";
    }

    /** Another version, running with some state. */
    private interface Other {
        void join(String key);

        NodeStatus status();

        String log();

        void stop();
    }

    /** Something that starts another version. */
    @FunctionalInterface
    private interface Starter {
        Other start(Path state);
    }

    @Override
    public void run(Scene scene, Findings findings) {
        scene.stop();
        scene.internet().headscale().remove(Scene.NAME);
        thereAndBack(scene, findings, "stock 1.102.4", state -> stock(scene, state));
        Optional<Bundle> previous = scene.previous();
        if (previous.isPresent()) {
            thereAndBack(
                    scene,
                    findings,
                    "the previous release",
                    state -> image(scene, findings, previous.orElseThrow(), state));
        } else {
            findings.figure("there is no previous release to look at: --previous");
        }
    }

    private static void thereAndBack(Scene scene, Findings findings, String what, Starter starter) {
        Path state = scene.otherState();
        Other before = starter.start(state);
        before.join(scene.internet().key());
        List<String> addresses = addresses(before.status());
        before.stop();
        scene.withOther(scene.settings(), state, container -> {
            scene.awaitDaemon(container);
            boolean running = findings.eventually(
                    "this image is connected with the state of " + what,
                    () -> container.status().running(),
                    () -> container.status().state() + "\n" + container.log());
            if (running) {
                findings.equal("its addresses", addresses, addresses(container.status()));
                container.exec("tailscale", "set", "--hostname=" + NAME + "2");
            }
            return true;
        });
        Other after = starter.start(state);
        boolean running = findings.eventually(
                what + " is connected with the state that this image left",
                () -> after.status().running(),
                () -> after.status().state() + "\n" + after.log());
        if (running) {
            findings.equal("its addresses", addresses, addresses(after.status()));
        }
        after.stop();
        for (String name : List.of(NAME, NAME + "2")) {
            scene.internet().headscale().remove(name);
        }
    }

    private static Other stock(Scene scene, Path state) {
        Host host = scene.internet().topology().plug();
        StockNode node = StockNode.start(
                scene.machine(),
                host,
                scene.internet().judges(),
                scene.internet().certificates(),
                state);
        return new Other() {
            @Override
            public void join(String key) {
                node.join(NAME, key, "--accept-dns=false");
            }

            @Override
            public NodeStatus status() {
                return node.status();
            }

            @Override
            public String log() {
                return node.log();
            }

            @Override
            public void stop() {
                node.stop();
                host.close();
            }
        };
    }

    private static Other image(Scene scene, Findings findings, Bundle bundle, Path state) {
        Container container = Container.start(
                scene.internet().topology(), bundle, scene.settings().withState(state));
        scene.awaitDaemon(container);
        return new Other() {
            @Override
            public void join(String key) {
                container.exec(
                        "tailscale",
                        "up",
                        "--login-server=" + Headscale.URL,
                        "--authkey=" + key,
                        "--accept-dns=false",
                        "--hostname=" + NAME);
                findings.eventually(
                        "the previous release is connected",
                        () -> container.status().running(),
                        container::log);
            }

            @Override
            public NodeStatus status() {
                return container.status();
            }

            @Override
            public String log() {
                return container.log();
            }

            @Override
            public void stop() {
                container.stop();
            }
        };
    }

    private static List<String> addresses(NodeStatus status) {
        return List.of(status.address(4), status.address(6));
    }
}
