package dev.mt.proof.world;

import dev.mt.proof.machine.Host;
import dev.mt.proof.machine.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Name servers: the public one, and the router's. Both are dnsmasq. */
final class Resolvers {
    private static final int STRINGS = 12;
    private static final int STRING_LENGTH = 240;

    private Resolvers() {}

    /** Knows {@link Addresses#PUBLIC_NAME} and {@link Addresses#LONG_NAME}, and logs who asks. */
    static Service startPublic(Host host) {
        List<String> words = words();
        words.addAll(List.of(
                "--listen-address=" + Addresses.INTERNET,
                "--listen-address=" + Addresses.INTERNET_6,
                "--log-queries",
                "--host-record=%s,%s,%s".formatted(Addresses.PUBLIC_NAME, Addresses.WEB, Addresses.WEB_6),
                "--local=/test/"));
        StringBuilder text = new StringBuilder("--txt-record=" + Addresses.LONG_NAME);
        for (int i = 0; i < STRINGS; i++) {
            text.append(',').append(Character.toString('a' + i).repeat(STRING_LENGTH));
        }
        words.add(text.toString());
        return host.start("public-names", Map.of(), words);
    }

    /**
     * Sends the tailnet's names to MagicDNS and all others to the public name server, as {@code /ip/dns/static add
     * type=FWD match-subdomain=yes} does.
     */
    static Service startRouters(Host host) {
        List<String> words = words();
        for (String address : List.of(Addresses.ROUTER, Addresses.GATEWAY, Addresses.ROUTER_6, Addresses.GATEWAY_6)) {
            words.add("--listen-address=" + address);
        }
        words.add("--server=/%s/%s".formatted(Addresses.DOMAIN, Addresses.SERVICE));
        words.add("--server=" + Addresses.INTERNET);
        return host.start("router-names", Map.of(), words);
    }

    private static List<String> words() {
        return new ArrayList<>(List.of(
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--pid-file=",
                "--user=root",
                "--no-resolv",
                "--no-hosts",
                "--bind-interfaces",
                "--cache-size=0",
                "--log-facility=-"));
    }
}
