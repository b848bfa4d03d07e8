package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.value.Ip;
import dev.mt.routeros.simulator.value.IpPrefix;
import java.util.Optional;

/** Reckoning with IPv4 addresses as rows keep them. */
final class Addresses {
    private Addresses() {}

    /** The network of {@code 172.20.0.1/24}. */
    static Optional<IpPrefix> network(String addressWithLength) {
        int slash = addressWithLength.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return Types.ip4(addressWithLength.substring(0, slash))
                .map(ip -> new IpPrefix(ip.bits(), Integer.parseInt(addressWithLength.substring(slash + 1))));
    }

    /** Whether a host is in the network of some address of the router. */
    static boolean isLocal(Table addresses, String host) {
        Optional<Ip> ip = Types.ip4(host);
        if (ip.isEmpty()) {
            return false;
        }
        for (Entry entry : addresses.entries()) {
            boolean here = network(entry.text("address"))
                    .filter(network -> network.contains(ip.get()))
                    .isPresent();
            if (here && !entry.yes("disabled")) {
                return true;
            }
        }
        return false;
    }
}
