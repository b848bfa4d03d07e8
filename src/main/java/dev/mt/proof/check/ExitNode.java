package dev.mt.proof.check;

import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.StockNode;

/** The router is an exit node. */
final class ExitNode implements Check {
    @Override
    public String name() {
        return "exit-node";
    }

    @Override
    public String claim() {
        return "a peer that uses the router as exit node reaches the internet from the router's address; names resolve";
    }

    @Override
    public String reason() {
        return "without peerapiserver, clients of the exit node get SERVFAIL for every public name";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        scene.node();
        StockNode peer = scene.internet().peer();
        String web = "http://%s/".formatted(Addresses.WEB);
        String web6 = "http://[%s]/".formatted(Addresses.WEB_6);
        findings.equal("the peer's address on the internet before", Addresses.NAT_WAN, Web.text(peer.host(), web));
        peer.run("set", "--exit-node=" + scene.address(4));
        try {
            findings.eventually(
                    "its address is the router's: " + Addresses.ROUTER_WAN,
                    () -> Web.text(peer.host(), web).equals(Addresses.ROUTER_WAN),
                    () -> Web.text(peer.host(), web));
            if (scene.cpu().policyRouting()) {
                findings.eventually(
                        "by IPv6 too",
                        () -> Web.text(peer.host(), web6).equals(Web.written(Addresses.ROUTER_WAN_6)),
                        () -> Web.text(peer.host(), web6));
            } else {
                findings.figure(Cpu.WITHOUT_IPV6);
            }
            String named = "http://%s/".formatted(Addresses.PUBLIC_NAME);
            int before = questions(scene);
            findings.eventually(
                    "a public name resolves",
                    () -> Web.text(peer.host(), named, "-4").equals(Addresses.ROUTER_WAN),
                    () -> peer.host()
                            .tryRun("dig", Addresses.PUBLIC_NAME, "+time=3", "+tries=1")
                            .logText());
            findings.expect(
                    "it is the router that asked the public name server",
                    questions(scene) > before,
                    scene.internet().names().log());
        } finally {
            peer.run("set", "--exit-node=");
        }
        findings.eventually(
                "the peer's own address again afterwards",
                () -> Web.text(peer.host(), web).equals(Addresses.NAT_WAN),
                () -> Web.text(peer.host(), web));
    }

    private static int questions(Scene scene) {
        return (int) scene.internet()
                .names()
                .log()
                .lines()
                .filter(line -> line.endsWith("%s from %s".formatted(Addresses.PUBLIC_NAME, Addresses.ROUTER_WAN)))
                .count();
    }
}
