package dev.mt.image;

import dev.mt.core.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Our image as a subnet router of a tailnet, with a LAN behind it and a peer that runs Tailscale as released. The container
 * is started while the control server is silent, so that what comes before joining can be seen.
 */
record TestingTailnet(TestingNetwork network, TestingHeadscale headscale, TestingPeer peer, TestingContainer container)
        implements AutoCloseable {
    static final String PEER = "peer." + TestingHeadscale.DOMAIN;

    private static final String STATUS = "http://100.100.100.100:9002/healthz";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Goes on only if all is there that a tailnet is made of. */
    static void require() {
        TestingImage.layout();
        for (String judge : List.of("headscale", "tailscale", "tailscaled")) {
            TestingJudges.program(judge);
        }
    }

    /** Starts everything; the container logs in by what its environment says, once {@link #join} lets it. */
    static TestingTailnet start(TestingContainer.Netfilter netfilter) {
        TestingNetwork network = TestingNetwork.create();
        TestingHeadscale headscale = TestingHeadscale.start(network.control());
        String key = headscale.newKey();
        TestingPeer peer = TestingPeer.start(network.peer());
        peer.join(TestingHeadscale.URL, key, "peer");
        headscale.pause();
        Map<String, String> environment = new TreeMap<>(TestingPeer.variables());
        environment.put("TS_AUTHKEY", key);
        environment.put("TS_HOSTNAME", "router");
        environment.put("TS_ROUTES", TestingNetwork.LAN_ROUTES);
        environment.put("TS_ACCEPT_DNS", "true");
        environment.put("TS_EXTRA_ARGS", "--login-server=" + TestingHeadscale.URL + " --accept-routes");
        TestingContainer container = TestingContainer.start(
                TestingBundle.unpack(Platform.AMD64),
                TestingContainer.Settings.asIs()
                        .with(environment)
                        .in(network.node().path(), netfilter));
        return new TestingTailnet(network, headscale, peer, container);
    }

    /** The status of the answer to a request, as curl writes it; 000 where nobody answers. */
    static String status(TestingNamespace host, String url) {
        return host.tryRun("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-m", "2", "-g", url)
                .text();
    }

    /** Waits until the node's health check has a status. */
    void awaitHealth(String status) {
        TestingPatience.await(
                "the health check to say " + status,
                PATIENCE,
                () -> !container.isAlive() || status(network.node(), STATUS).equals(status),
                this::logs);
        if (!container.isAlive()) {
            throw new AssertionError("the container has ended:\n" + container.log());
        }
    }

    /** Lets the control server answer, and waits until node and peer see each other. */
    void join() {
        headscale.goOn();
        awaitHealth("200");
        TestingPatience.await(
                "the peer to see the node, and the node the peer",
                PATIENCE,
                () -> peer.tryRun("status").text().contains("router")
                        && container.tryExec("tailscale", "status").text().contains("peer"),
                this::logs);
    }

    /** The node's tailnet address: 4 or 6. */
    String nodeAddress(int version) {
        return container.exec("tailscale", "ip", "-" + version);
    }

    /** The peer's tailnet address: 4 or 6. */
    String peerAddress(int version) {
        return peer.run("ip", "-" + version);
    }

    private String logs() {
        return "--- node\n%s--- peer\n%s--- headscale\n%s"
                .formatted(container.log(), end(peer.log()), end(headscale.log()));
    }

    private static String end(String log) {
        return log.substring(Math.max(0, log.length() - 4000));
    }

    @Override
    public void close() {
        container.close();
        peer.close();
        headscale.close();
    }
}
