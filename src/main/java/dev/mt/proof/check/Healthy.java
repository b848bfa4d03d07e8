package dev.mt.proof.check;

import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Container;
import java.util.List;

/** What a node says of its own health. */
final class Healthy implements Check {
    /** Not about the node but about what its owner chose: a router routes answers back, so that hosts see who asks. */
    private static final String ADVICE = "snat-subnet-routes is disabled while advertising as an exit node";

    @Override
    public String name() {
        return "healthy";
    }

    @Override
    public String claim() {
        return "'tailscale status' has no warnings; the health check says 503 before the login and 200 after it";
    }

    @Override
    public String reason() {
        return "a warning that is always there hides the one that matters; update scripts wait for the health check";
    }

    private static List<String> warnings(Container node) {
        return node.status().health().stream()
                .filter(warning -> !warning.startsWith(ADVICE))
                .toList();
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.node();
        findings.equal("the health check before the login", "503", scene.healthBeforeLogin());
        for (String url : List.of(Web.HEALTH, Web.HEALTH_6)) {
            findings.eventually(
                    url + " says 200 in the container",
                    () -> Web.status(node.host(), url).equals("200"),
                    () -> Web.status(node.host(), url));
        }
        String lan = Web.status(scene.internet().topology().lan(), Web.HEALTH);
        findings.equal("the health check, asked from the LAN", "200", lan);
        String tailnet = "http://%s:9002/healthz".formatted(scene.address(4));
        findings.equal(
                "the health check at the node's own address, asked from the peer: nobody",
                "000",
                Web.status(scene.internet().peer().host(), tailnet));
        findings.equal(
                "the health check at the container's address, asked from the LAN: nobody",
                "000",
                Web.status(scene.internet().topology().lan(), "http://%s:9002/healthz".formatted(Addresses.CONTAINER)));
        // A warning about the relay goes away when the first connection to it is up.
        findings.eventually("no warnings", () -> warnings(node).isEmpty(), () -> warnings(node)
                .toString());
        String status = node.exec("tailscale", "status");
        findings.contains("'tailscale status'", "peer2", status);
    }
}
