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
        return "names of the tailnet resolve: A, AAAA, PTR, unknown ones, short ones, long answers; "
                + "from the container, the router and the LAN";
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
        listeners(findings, node);
        for (Host from : List.of(node.host(), router, lan)) {
            for (String server : List.of(Addresses.SERVICE, Addresses.SERVICE_6)) {
                findings.expect(
                        "%s answers pings from %s".formatted(server, from),
                        from.tryRun("ping", "-c", "1", "-W", "5", server).succeeded(),
                        "it does not");
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

    /** Not on the addresses of its own: the tailnet's peers and the internet have no business there. */
    private static void listeners(Findings findings, Container node) {
        List<String> seen = node.host()
                .run("ss", "-Hlntu")
                .lines()
                .map(line -> line.strip().split("\\s+", -1)[4])
                .filter(address -> address.endsWith(":53"))
                .sorted()
                .distinct()
                .toList();
        findings.equal(
                "where it listens for questions",
                List.of(Addresses.SERVICE + ":53", "[%s]:53".formatted(Addresses.SERVICE_6)),
                seen);
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
        Host router = scene.internet().topology().router();
        Host lan = scene.internet().topology().lan();
        node.exec("tailscale", "set", "--accept-dns=true");
        try {
            findings.eventually(
                    "NXDOMAIN for an unknown name once the tailnet's DNS settings are used",
                    () -> unknown(node.host(), Addresses.SERVICE).contains("NXDOMAIN"),
                    () -> unknown(node.host(), Addresses.SERVICE));
            for (Host from : List.of(node.host(), router, lan)) {
                for (String server : List.of(Addresses.SERVICE, Addresses.SERVICE_6)) {
                    findings.contains(
                            "an unknown name, from %s at %s".formatted(from, server),
                            "NXDOMAIN",
                            unknown(from, server));
                    longAnswers(findings, from, server);
                }
            }
            for (String resolver : List.of(Addresses.GATEWAY, Addresses.GATEWAY_6)) {
                findings.contains(
                        "an unknown name, from the LAN through the router's resolver " + resolver,
                        "NXDOMAIN",
                        unknown(lan, resolver));
            }
            shortNames(scene, findings, node);
        } finally {
            node.exec("tailscale", "set", "--accept-dns=false");
        }
    }

    /** A name that somebody else's server knows, to which the tailnet's settings send it. */
    private static void longAnswers(Findings findings, Host from, String server) {
        String overUdp = longAnswer(from, server, "+notcp", "+ignore");
        findings.expect(
                "an answer that is too long for UDP is cut there, from %s at %s".formatted(from, server),
                overUdp.lines().anyMatch(line -> line.matches(";; flags:.* tc[ ;].*")),
                overUdp);
        String overTcp = longAnswer(from, server, "+tcp");
        findings.expect(
                "it is whole over TCP, from %s at %s".formatted(from, server),
                overTcp.contains("a".repeat(100)) && overTcp.contains("l".repeat(100)),
                overTcp);
    }

    /** On the router and its LAN by the search domain that the router hands out; in the container by Tailscale's. */
    private static void shortNames(Scene scene, Findings findings, Container node) {
        String address = Scene.address(scene.internet().peer(), 4);
        for (Host from : List.of(
                scene.internet().topology().router(),
                scene.internet().topology().lan())) {
            findings.contains(
                    "the short name, from " + from,
                    address,
                    from.tryRun("getent", "ahostsv4", "peer").text());
        }
        if (scene.kernel() == Kernel.NETFILTER) {
            return; // the container's root is read-only there, so that its resolver cannot be changed
        }
        findings.contains(
                "the short name, by the image's own nslookup",
                address,
                node.tryExec("nslookup", "peer").text());
    }

    private static String unknown(Host from, String server) {
        return from.tryRun("dig", "@" + server, "+time=5", "+tries=2", "nobody." + Addresses.DOMAIN)
                .text();
    }

    private static String longAnswer(Host from, String server, String... how) {
        List<String> words = new ArrayList<>(List.of("dig", "@" + server, "+time=5", "+tries=2"));
        words.addAll(List.of(how));
        words.addAll(List.of(Addresses.LONG_NAME, "TXT"));
        return from.tryRun(words).text();
    }

    private static String dig(Host from, String server, String name, String type) {
        return from.tryRun("dig", "@" + server, "+short", "+time=5", "+tries=2", name, type).output().stream()
                .collect(Collectors.joining(" "));
    }
}
