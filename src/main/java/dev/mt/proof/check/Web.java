package dev.mt.proof.check;

import dev.mt.proof.machine.Host;
import dev.mt.proof.world.Addresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Asking web servers with curl. */
final class Web {
    static final String HEALTH = "http://" + Addresses.SERVICE + ":9002/healthz";
    static final String HEALTH_6 = "http://[" + Addresses.SERVICE_6 + "]:9002/healthz";

    private Web() {}

    /** The status of the answer to a request; 000 where nobody answers. */
    static String status(Host host, String url) {
        return host.tryRun("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-m", "3", "-g", url)
                .text();
    }

    /** An address as {@link dev.mt.proof.witness.WebServer} writes it. */
    static String written(String address) {
        return InetAddress.ofLiteral(address).getHostAddress();
    }

    /** What the server says: the web server of the internet says who asks. Empty where nobody answers. */
    static String text(Host host, String url, String... more) {
        List<String> words = new ArrayList<>(List.of("curl", "-s", "-f", "-m", "5", "-g", url));
        words.addAll(List.of(more));
        return host.tryRun(words).text().strip();
    }
}
