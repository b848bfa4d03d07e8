package dev.mt.proof.check;

import dev.mt.core.process.CommandResult;
import dev.mt.proof.machine.Host;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.StockNode;
import java.util.List;

/** The tailnet reaches the LAN. */
final class Subnets implements Check {
    @Override
    public String name() {
        return "subnets";
    }

    @Override
    public String claim() {
        return "a peer reaches the LAN by IPv4 and IPv6 through the advertised subnets, and only while they are approved";
    }

    @Override
    public String reason() {
        return "this is what a router joins a tailnet for";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        scene.node();
        StockNode peer = scene.internet().peer();
        for (String address : scene.tunnelled(Addresses.LAN, Addresses.LAN_6)) {
            findings.eventually(
                    "the peer reaches " + address,
                    () -> ping(peer.host(), address).succeeded(),
                    () -> ping(peer.host(), address).logText());
        }
        findings.equal(
                "who a web server on the LAN thinks the peer is (IPv4)",
                Scene.address(peer, 4),
                Web.text(peer.host(), "http://%s/".formatted(Addresses.LAN)));
        if (scene.cpu().policyRouting()) {
            findings.equal(
                    "who a web server on the LAN thinks the peer is (IPv6)",
                    Web.written(Scene.address(peer, 6)),
                    Web.text(peer.host(), "http://[%s]/".formatted(Addresses.LAN_6)));
        } else {
            findings.figure(Cpu.WITHOUT_IPV6);
        }
        scene.internet().headscale().approve(Scene.NAME, List.of("0.0.0.0/0", "::/0"));
        try {
            for (String address : scene.tunnelled(Addresses.LAN, Addresses.LAN_6)) {
                findings.eventually(
                        "the peer does not reach %s once the route is not approved".formatted(address),
                        () -> !ping(peer.host(), address).succeeded(),
                        () -> "it does");
            }
        } finally {
            scene.internet().headscale().approve(Scene.NAME, Scene.APPROVED);
        }
        for (String address : scene.tunnelled(Addresses.LAN, Addresses.LAN_6)) {
            findings.eventually(
                    "it reaches %s again once it is".formatted(address),
                    () -> ping(peer.host(), address).succeeded(),
                    () -> ping(peer.host(), address).logText());
        }
    }

    private static CommandResult ping(Host from, String address) {
        return from.tryRun("ping", "-c", "1", "-W", "1", address);
    }
}
