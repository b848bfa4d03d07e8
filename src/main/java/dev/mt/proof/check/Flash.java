package dev.mt.proof.check;

import dev.mt.proof.machine.Patience;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.Headscale;
import dev.mt.proof.world.WriteWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Flash is written when the node's identity changes, and at no other time. */
final class Flash implements Check {
    private static final int CHANGES = 200;

    /** What each round does to one more node: see {@link #round}. */
    private static final int CHANGES_OF_A_ROUND = 8;

    private static final int NAMES = 4;

    /** For one change, of which the control server is seen to leave some out when the machine is busy. */
    private static final Duration LEFT_OUT = Duration.ofSeconds(10);

    /** For all of them. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Nothing more comes. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    /** The machine's key. */
    private static final int START_WRITES = 1;

    /** What is written one after the other: the settings, the node's key, the list of profiles, which of them is used. */
    private static final int LOGIN_WRITES = 4;

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
            long end = System.nanoTime() + LONGEST.toNanos();
            // It is what the node hears of that counts.
            for (int round = 1; seen < CHANGES && node.isAlive() && System.nanoTime() < end; round++) {
                seen += round(scene, node, round);
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
    private static int round(Scene scene, Container node, int number) {
        Headscale headscale = scene.internet().headscale();
        String name = "ghost" + number;
        String id = headscale.addGhost(name);
        int seen = heard(() -> node.status().peer(name).isPresent());
        for (int i = 1; i <= NAMES; i++) {
            String next = name + "-" + i;
            headscale.api("POST", "node/%s/rename/%s".formatted(id, next), "");
            seen += heard(() -> node.status().peer(next).isPresent());
        }
        String last = name + "-" + NAMES;
        headscale.approve("peer2", List.of(Addresses.BRANCH_NET));
        seen += heard(() -> routes(node, "peer2") == 3);
        headscale.approve("peer2", List.of(Addresses.BRANCH_NET, Addresses.BRANCH_NET_6, "0.0.0.0/0", "::/0"));
        seen += heard(() -> routes(node, "peer2") > 3);
        headscale.api("DELETE", "node/" + id, "");
        seen += heard(() -> node.status().peer(last).isEmpty());
        return seen;
    }

    /** A node's own two addresses, and its routes. */
    private static int routes(Container node, String peer) {
        return node.status().peer(peer).map(it -> it.path("AllowedIPs").size()).orElse(0);
    }

    private static int heard(BooleanSupplier holds) {
        return Patience.holds(LEFT_OUT, holds) ? 1 : 0;
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
        findings.eventually("the node has another key", () -> !key(scene).equals(Optional.of(before)), () -> before);
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
            scene.withOther(scene.settings(), folder, container -> {
                scene.awaitDaemon(container);
                onlyState(findings, "a first start", START_WRITES, untilQuiet(state));
                container.exec(
                        "tailscale",
                        "up",
                        "--login-server=" + Headscale.URL,
                        "--authkey=" + scene.internet().key(),
                        "--accept-dns=false",
                        "--hostname=flash");
                scene.awaitRunning(container);
                List<String> events = untilQuiet(state);
                // Where the relays are, for times without a control server: written when they change.
                events.removeIf(event -> event.matches("\\w+ derpmap\\.cached\\.json.*"));
                onlyState(findings, "a login", LOGIN_WRITES, events);
                int heard = round(scene, container, 0);
                findings.equal("writes during %d changes after it".formatted(heard), List.of(), state.events());
                return true;
            });
        }
        scene.internet().headscale().remove("flash");
    }

    private static List<String> untilQuiet(WriteWatch state) {
        List<String> all = new ArrayList<>();
        List<String> more;
        do {
            Patience.pause(QUIET);
            more = state.events();
            all.addAll(more);
        } while (!more.isEmpty());
        return all;
    }
}
