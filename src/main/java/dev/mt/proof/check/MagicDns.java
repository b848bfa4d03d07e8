package dev.mt.proof.check;

import dev.mt.proof.machine.Host;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.Kernel;
import dev.mt.proof.world.StockNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names of the tailnet are resolved, for everybody that the router serves. */
final class MagicDns implements Check {
    private static final String PEER = "peer." + Addresses.DOMAIN;

    @Override
    public String name() {
        return "magicdns";
    }

    @Override
    public String claim() {
        return "names of the tailnet resolve: A, AAAA, PTR, unknown names; from the container, the router and the LAN";
    }

    @Override
    public String reason() {
        return "four releases of the predecessor went out with dead MagicDNS";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.node();
        StockNode peer = scene.internet().peer();
        Host router = scene.internet().topology().router();
        Host lan = scene.internet().topology().lan();
        for (Host from : List.of(node.host(), router, lan)) {
            for (String server : List.of(Addresses.SERVICE, Addresses.SERVICE_6)) {
                for (String protocol : List.of("+notcp", "+tcp")) {
                    tailnetNames(findings, from, server, protocol, peer);
                }
            }
        }
        for (String resolver : List.of(Addresses.GATEWAY, Addresses.GATEWAY_6)) {
            String way = "through the router's resolver " + resolver;
            findings.equal("A from the LAN " + way, Scene.address(peer, 4), dig(lan, resolver, PEER, "A"));
            findings.equal("AAAA from the LAN " + way, Scene.address(peer, 6), dig(lan, resolver, PEER, "AAAA"));
            findings.equal(
                    "a public name from the LAN " + way, Addresses.WEB, dig(lan, resolver, Addresses.PUBLIC_NAME, "A"));
        }
        String own = node.tryExec("nslookup", PEER, Addresses.SERVICE).text();
        findings.contains("the image's own nslookup", Scene.address(peer, 4), own);
        withDnsSettings(scene, findings, node);
    }

    private static void tailnetNames(Findings findings, Host from, String server, String protocol, StockNode peer) {
        String address = Scene.address(peer, 4);
        String address6 = Scene.address(peer, 6);
        // What is no answer at all keeps dig waiting for ever.
        String said = from.tryRun(
                        "timeout",
                        "40",
                        "dig",
                        "@" + server,
                        protocol,
                        "+time=5",
                        "+tries=2",
                        "+noall",
                        "+comments",
                        "+answer",
                        PEER,
                        "A",
                        PEER,
                        "AAAA",
                        "-x",
                        address,
                        "-x",
                        address6,
                        "nobody." + Addresses.DOMAIN,
                        "A")
                .text();
        List<String> wanted = List.of(
                PEER + ". IN A " + address,
                PEER + ". IN AAAA " + address6,
                "in-addr.arpa. IN PTR " + PEER + ".",
                "ip6.arpa. IN PTR " + PEER + ".");
        List<String> lines = said.lines()
                .map(line -> line.replaceAll("\\s+", " ").replaceAll(" \\d+ IN ", " IN "))
                .toList();
        List<String> missing = new ArrayList<>(wanted.stream()
                .filter(want -> lines.stream().noneMatch(line -> line.endsWith(want)))
                .toList());
        // With the tailnet's DNS settings off, which is the image's default, Tailscale says SERVFAIL of unknown names.
        if (lines.stream().filter(line -> line.contains("status: NOERROR")).count() != wanted.size()) {
            missing.add("an error for an unknown name");
        }
        findings.expect(
                "A, AAAA, both PTR and an error for an unknown name, from %s at %s over %s"
                        .formatted(from, server, protocol.equals("+tcp") ? "TCP" : "UDP"),
                missing.isEmpty(),
                missing.isEmpty() ? "all" : "missing: %s; dig said: %s".formatted(missing, said));
    }

    /** With the tailnet's DNS settings on, which the container's own resolver then has, and its short names. */
    private static void withDnsSettings(Scene scene, Findings findings, Container node) {
        node.exec("tailscale", "set", "--accept-dns=true");
        try {
            findings.eventually(
                    "NXDOMAIN for an unknown name once the tailnet's DNS settings are used",
                    findings.seconds(10),
                    () -> unknown(node.host()).contains("NXDOMAIN"),
                    () -> unknown(node.host()));
            findings.contains(
                    "the same from the LAN",
                    "NXDOMAIN",
                    unknown(scene.internet().topology().lan()));
            String long1 = longAnswer(node.host(), "+notcp", "+ignore");
            findings.expect(
                    "an answer that is too long for UDP is cut there",
                    long1.lines().anyMatch(line -> line.matches(";; flags:.* tc[ ;].*")),
                    long1);
            String long2 = longAnswer(node.host(), "+tcp");
            findings.expect(
                    "it is whole over TCP", long2.contains("a".repeat(100)) && long2.contains("l".repeat(100)), long2);
            if (scene.kernel() == Kernel.NETFILTER) {
                return; // its root is read-only, so that the resolver cannot be changed
            }
            String shortName = node.tryExec("nslookup", "peer").text();
            findings.contains(
                    "the short name, by the image's own nslookup",
                    Scene.address(scene.internet().peer(), 4),
                    shortName);
        } finally {
            node.exec("tailscale", "set", "--accept-dns=false");
        }
    }

    private static String unknown(Host from) {
        return from.tryRun("dig", "@" + Addresses.SERVICE, "+time=5", "+tries=2", "nobody." + Addresses.DOMAIN)
                .text();
    }

    private static String longAnswer(Host from, String... how) {
        List<String> words = new ArrayList<>(List.of("dig", "@" + Addresses.SERVICE, "+time=5", "+tries=2"));
        words.addAll(List.of(how));
        words.addAll(List.of(Addresses.LONG_NAME, "TXT"));
        return from.tryRun(words).text();
    }

    private static String dig(Host from, String server, String name, String type) {
        return from.tryRun("dig", "@" + server, "+short", "+time=5", "+tries=2", name, type).output().stream()
                .collect(Collectors.joining(" "));
    }
}
