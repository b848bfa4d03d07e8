package dev.mt.proof.check;

import dev.mt.proof.machine.Host;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.StockNode;
import java.util.List;

/** The router sends its own and its LAN's traffic out through another node. */
final class UseExitNode implements Check {
    private static final String SEEN_6 = Web.written(Addresses.PEER2_WAN_6);

    private static final String TABLE = "100";
    private static final String ROUTER_NET = Addresses.ROUTER + "/32";
    private static final String ROUTER_NET_6 = Addresses.ROUTER_6 + "/128";

    @Override
    public String name() {
        return "use-exit-node";
    }

    @Override
    public String claim() {
        return "the container's own and the LAN's traffic goes out through another node";
    }

    @Override
    public String reason() {
        return "a whole LAN goes out somewhere else, and nothing is installed on its hosts";
    }

    @Override
    public String obstacle(Scene scene) {
        return scene.cpu().policyRouting()
                ? ""
                : "qemu-user lacks RTM_GETRULE, without which there is no policy routing";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.node();
        StockNode peer2 = scene.internet().peer2();
        Host lan = scene.internet().topology().lan();
        Host router = scene.internet().topology().router();
        String web = "http://%s/".formatted(Addresses.WEB);
        String web6 = "http://[%s]/".formatted(Addresses.WEB_6);
        findings.equal("the LAN's address on the internet before", Addresses.ROUTER_WAN, Web.text(lan, web));
        node.exec(
                "tailscale",
                "set",
                "--advertise-exit-node=false",
                "--advertise-routes=%s,%s,%s,%s"
                        .formatted(Addresses.LAN_NET, Addresses.LAN_NET_6, ROUTER_NET, ROUTER_NET_6),
                "--exit-node=" + Scene.address(peer2, 4),
                "--exit-node-allow-lan-access");
        scene.internet()
                .headscale()
                .approve(Scene.NAME, List.of(Addresses.LAN_NET, Addresses.LAN_NET_6, ROUTER_NET, ROUTER_NET_6));
        sendThroughContainer(router);
        try {
            findings.eventually(
                    "the container's address is the other node's: " + Addresses.PEER2_WAN,
                    () -> Web.text(node.host(), web).equals(Addresses.PEER2_WAN),
                    () -> Web.text(node.host(), web));
            String own = node.tryExec("wget", "-q", "-O", "-", "-T", "10", web)
                    .text()
                    .strip();
            findings.equal("what the image's own wget sees", Addresses.PEER2_WAN, own);
            findings.eventually(
                    "the LAN's address is the other node's",
                    () -> Web.text(lan, web).equals(Addresses.PEER2_WAN),
                    () -> Web.text(lan, web) + "\n" + node.host().run("ip", "route", "show", "table", "52"));
            findings.equal(
                    "the router's own address",
                    Addresses.PEER2_WAN,
                    Web.text(router, web, "--interface", Addresses.ROUTER));
            for (Host from : List.of(node.host(), lan)) {
                findings.eventually(
                        "by IPv6 too, from " + from,
                        () -> Web.text(from, web6).equals(SEEN_6),
                        () -> Web.text(from, web6));
            }
            findings.equal(
                    "the router's own address by IPv6",
                    SEEN_6,
                    Web.text(router, web6, "--interface", Addresses.ROUTER_6));
        } finally {
            sendDirectly(router);
            node.exec(
                    "tailscale",
                    "set",
                    "--exit-node=",
                    "--exit-node-allow-lan-access=false",
                    "--advertise-exit-node",
                    "--advertise-routes=%s,%s".formatted(Addresses.LAN_NET, Addresses.LAN_NET_6));
            scene.internet().headscale().approve(Scene.NAME, Scene.APPROVED);
        }
        findings.eventually(
                "the router's address again afterwards",
                () -> Web.text(lan, web).equals(Addresses.ROUTER_WAN),
                () -> Web.text(lan, web));
    }

    /**
     * What the owner sets up. The container's routes send everything but its own network into the tunnel, answers to the
     * LAN too: so the router hides the LAN behind its own address, which the node advertises.
     */
    private static void sendThroughContainer(Host router) {
        for (String family : List.of("-4", "-6")) {
            boolean four = family.equals("-4");
            String gateway = four ? Addresses.CONTAINER : Addresses.CONTAINER_6;
            String lan = four ? Addresses.LAN_NET : Addresses.LAN_NET_6;
            String self = four ? Addresses.ROUTER : Addresses.ROUTER_6;
            String far = four ? Addresses.WEB : Addresses.WEB_6;
            router.run("ip", family, "route", "add", "default", "via", gateway, "table", TABLE);
            router.run("ip", family, "rule", "add", "from", lan, "to", far, "lookup", TABLE);
            router.run("ip", family, "rule", "add", "from", self, "to", far, "lookup", TABLE);
        }
        router.run(
                "nft",
                "add table inet through { chain hide { type nat hook postrouting priority 90; "
                        + "iifname \"lan\" oifname \"containers\" masquerade; }; }");
    }

    private static void sendDirectly(Host router) {
        for (String family : List.of("-4", "-6")) {
            router.run("ip", family, "rule", "del", "lookup", TABLE);
            router.run("ip", family, "rule", "del", "lookup", TABLE);
            router.run("ip", family, "route", "flush", "table", TABLE);
        }
        router.run("nft", "delete table inet through");
    }
}
