package dev.mt.proof.check;

import dev.mt.core.process.CommandResult;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.Headscale;
import dev.mt.proof.world.Internet;
import dev.mt.proof.world.StockNode;
import java.util.Map;
import java.util.regex.Pattern;

/** The control server is away for a while; or it is somebody else. */
final class Control implements Check {
    private static final Pattern REFUSED =
            Pattern.compile("x509: certificate (is )?(signed by unknown authority|not trusted)");

    @Override
    public String name() {
        return "control";
    }

    @Override
    public String claim() {
        return "without its control server the node goes on, and recovers when it is back; a wrong certificate is refused";
    }

    @Override
    public String reason() {
        return "an outage elsewhere must not cut sites apart, and nobody may play the control server";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.node();
        StockNode peer = scene.internet().peer();
        Headscale headscale = scene.internet().headscale();
        String address = scene.address(4);
        peer.tryRun("ping", "--c=10", "--timeout=3s", address); // until the way is direct: the relay goes away too
        headscale.stop();
        try {
            for (int i = 0; i < 2; i++) {
                CommandResult ping = peer.host().tryRun("ping", "-c", "5", "-i", "0.5", "-W", "2", address);
                findings.contains("pings from the peer without a control server", " 0% packet loss", ping.text());
            }
            findings.expect("tailscaled still runs", node.isAlive(), node.log());
        } finally {
            headscale.startAgain();
        }
        findings.eventually(
                "the node is online again, by the control server's account",
                () -> headscale
                        .node(Scene.NAME)
                        .filter(it -> it.path("online").asBoolean(false))
                        .isPresent(),
                () -> headscale.node(Scene.NAME).toString());
        findings.eventually(
                "so is the peer",
                () -> headscale
                        .node("peer")
                        .filter(it -> it.path("online").asBoolean(false))
                        .isPresent(),
                () -> headscale.node("peer").toString());
        wrongCertificate(scene, findings);
    }

    private static void wrongCertificate(Scene scene, Findings findings) {
        Map<String, String> variables = Map.of(
                "TS_AUTHKEY", scene.internet().key(),
                "TS_EXTRA_ARGS", "--login-server=https://%s:%d".formatted(Addresses.INTERNET, Internet.IMPOSTOR_PORT));
        scene.withOther(scene.settings().with(variables), scene.otherState(), container -> {
            findings.eventually(
                    "a control server with a certificate of an unknown authority is refused, and the log says so",
                    () -> REFUSED.matcher(container.log()).find(),
                    container::log);
            findings.expect(
                    "the node is not logged in there",
                    !container.status().running(),
                    container.status().state());
            return true;
        });
    }
}
