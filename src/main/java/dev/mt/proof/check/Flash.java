package dev.mt.proof.check;

import dev.mt.proof.machine.Patience;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.Headscale;
import dev.mt.proof.world.WriteWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Flash is written when the node's identity changes, and at no other time. */
final class Flash implements Check {
    private static final int CHANGES = 200;

    /** What each round does to one more node: see {@link #round}. */
    private static final int CHANGES_OF_A_ROUND = 8;

    private static final int NAMES = 4;

    /** Machine key, profile, settings, node key: each is written when it is made. */
    private static final int LOGIN_WRITES = 6;

    @Override
    public String name() {
        return "flash";
    }

    @Override
    public String claim() {
        return "%d changes of the network map write nothing; a login and a rotation of the key write only the state file"
                .formatted(CHANGES);
    }

    @Override
    public String reason() {
        return "16 MB of flash wear out: other images write the network map whenever anything changes in the tailnet";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.node();
        node.status();
        try (WriteWatch state = WriteWatch.on(scene.state());
                WriteWatch root = WriteWatch.on(scene.bundle().root())) {
            Patience.pause(Duration.ofSeconds(1));
            findings.equal("writes while nothing happens", List.of(), state.events());
            int seen = 0;
            int made = 0;
            // Under load the control server is seen to leave out a change now and then: it is what the node hears of
            // that counts.
            for (int round = 1; seen < CHANGES && made < 2 * CHANGES; round++) {
                seen += round(scene, node, findings, round);
                made += CHANGES_OF_A_ROUND;
            }
            findings.expect(
                    "the node has heard of %d changes".formatted(CHANGES),
                    seen >= CHANGES,
                    "%d of %d".formatted(seen, made));
            findings.equal(
                    "writes below /var/lib/tailscale during %d changes".formatted(made), List.of(), state.events());
            findings.equal("writes anywhere else", List.of(), root.events());
            rotate(scene, node, findings, state);
            findings.equal("writes anywhere else during the rotation", List.of(), root.events());
        }
        login(scene, findings);
    }

    /**
     * A node appears, gets other names, and goes; routes of the second peer are taken back and given again.
     *
     * @return how many of these changes the node has heard of
     */
    private static int round(Scene scene, Container node, Findings findings, int number) {
        Headscale headscale = scene.internet().headscale();
        String name = "ghost" + number;
        String id = headscale.addGhost(name);
        int seen = heard(findings, () -> node.status().peer(name).isPresent());
        for (int i = 1; i <= NAMES; i++) {
            String next = name + "-" + i;
            headscale.api("POST", "node/%s/rename/%s".formatted(id, next), "");
            seen += heard(findings, () -> node.status().peer(next).isPresent());
        }
        String last = name + "-" + NAMES;
        headscale.approve("peer2", List.of(Addresses.BRANCH_NET));
        seen += heard(findings, () -> routes(node, "peer2") == 3);
        headscale.approve("peer2", List.of(Addresses.BRANCH_NET, Addresses.BRANCH_NET_6, "0.0.0.0/0", "::/0"));
        seen += heard(findings, () -> routes(node, "peer2") > 3);
        headscale.api("DELETE", "node/" + id, "");
        seen += heard(findings, () -> node.status().peer(last).isEmpty());
        return seen;
    }

    /** A node's own two addresses, and its routes. */
    private static int routes(Container node, String peer) {
        return node.status().peer(peer).map(it -> it.path("AllowedIPs").size()).orElse(0);
    }

    private static int heard(Findings findings, BooleanSupplier holds) {
        return Patience.holds(findings.seconds(10), holds) ? 1 : 0;
    }

    private static void rotate(Scene scene, Container node, Findings findings, WriteWatch state) {
        String before = scene.internet()
                .headscale()
                .node(Scene.NAME)
                .orElseThrow()
                .path("nodeKey")
                .asString();
        node.exec(
                "tailscale",
                "up",
                "--force-reauth",
                "--login-server=" + Headscale.URL,
                "--authkey=" + scene.internet().key(),
                Scene.UP.get(0),
                Scene.UP.get(1),
                Scene.UP.get(2),
                Scene.UP.get(3),
                Scene.UP.get(4),
                Scene.UP.get(5));
        scene.awaitRunning(node);
        findings.eventually(
                "the node has another key",
                findings.seconds(20),
                () -> !key(scene).equals(Optional.of(before)),
                () -> before);
        onlyState(findings, "a rotation of the key", 1, state.events());
    }

    private static Optional<String> key(Scene scene) {
        return scene.internet().headscale().node(Scene.NAME).map(it -> it.path("nodeKey")
                .asString());
    }

    private static void onlyState(Findings findings, String when, int most, List<String> events) {
        List<String> others = events.stream()
                .filter(event -> !event.matches("\\w+ tailscaled\\.state(\\.tmp\\d+)?"))
                .toList();
        findings.equal("files written during %s, besides the state".formatted(when), List.of(), others);
        long writes = events.stream()
                .filter(event -> event.equals("created tailscaled.state"))
                .count();
        findings.expect(
                "the state is written during %s, at most %d times".formatted(when, most),
                writes > 0 && writes <= most,
                "%d times".formatted(writes));
        findings.figure("%s writes the state %d times".formatted(when, writes));
    }

    private static void login(Scene scene, Findings findings) {
        Path folder = scene.otherState();
        scene.stop();
        try (WriteWatch state = WriteWatch.on(folder)) {
            scene.withOther(
                    scene.settings()
                            .with(scene.loginByKey(scene.internet().key()))
                            .with("TS_HOSTNAME", "flash"),
                    folder,
                    container -> {
                        scene.awaitRunning(container);
                        Patience.pause(Duration.ofSeconds(2));
                        List<String> events = state.events().stream()
                                .filter(event -> !event.matches("\\w+ derpmap\\.cached\\.json.*"))
                                .toList();
                        onlyState(findings, "a first start with login", LOGIN_WRITES, events);
                        return true;
                    });
        }
        scene.internet().headscale().remove("flash");
    }
}
