package dev.mt.proof.check;

import dev.mt.proof.machine.Host;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Container;

/** The container and the LAN reach subnets behind other nodes. */
final class AcceptRoutes implements Check {
    @Override
    public String name() {
        return "accept-routes";
    }

    @Override
    public String claim() {
        return "the container and the LAN reach the subnet behind another node, by IPv4 and IPv6";
    }

    @Override
    public String reason() {
        return "two sites with a router each are joined this way, and nothing is installed on their hosts";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.node();
        Host lan = scene.internet().topology().lan();
        for (String address : scene.tunnelled(Addresses.BRANCH, Addresses.BRANCH_6)) {
            findings.eventually(
                    "the container reaches " + address,
                    () -> node.tryExec("ping", "-c", "1", "-W", "5", address).succeeded(),
                    () -> node.tryExec("ping", "-c", "1", "-W", "5", address).logText());
            findings.eventually(
                    "the LAN reaches " + address,
                    () -> lan.tryRun("ping", "-c", "1", "-W", "2", address).succeeded(),
                    () -> lan.tryRun("ping", "-c", "1", "-W", "2", address).logText());
        }
        String web = Web.text(lan, "http://%s/".formatted(Addresses.BRANCH));
        findings.equal("who a web server there thinks the LAN is: the other node, which hides it", "192.168.99.1", web);
    }
}
