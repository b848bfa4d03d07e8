package dev.mt.routeros.simulator.net;

import dev.mt.routeros.simulator.net.NetworkProblem.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An internet of servers in memory. May be shared by any number of routers. */
public final class MemoryInternet implements Internet {
    private record Listening(Server server, Credential credential) {}

    private final Line line;
    private final Map<Site, Listening> servers = new ConcurrentHashMap<>();

    /** An empty one. */
    public MemoryInternet(Line line) {
        this.line = line;
    }

    /** Puts a server somewhere, in place of the one there. The credential matters to those who come by https. */
    public MemoryInternet put(Site site, Credential credential, Server server) {
        servers.put(site, new Listening(server, credential));
        return this;
    }

    /** Takes a server away. */
    public void remove(Site site) {
        servers.remove(site);
    }

    @Override
    public Response exchange(Request request) throws NetworkProblem {
        Site site = Site.of(request.uri());
        Listening listening = servers.get(site);
        if (listening == null) {
            boolean known = site.numeric()
                    || servers.keySet().stream().anyMatch(each -> each.host().equals(site.host()));
            throw new NetworkProblem(known ? Kind.REFUSED : Kind.RESOLVING, site.host(), line.roundTrip());
        }
        if ("https".equals(request.uri().getScheme())) {
            String problem = listening.credential.problem(request.trust());
            if (!problem.isEmpty()) {
                throw new NetworkProblem(
                        Kind.CERTIFICATE, problem, line.roundTrip().multipliedBy(2));
            }
        }
        Response answer = listening.server.answer(request);
        Duration took = answer.took().plus(line.time(answer.body().length()));
        if (took.compareTo(request.patience()) > 0) {
            throw new NetworkProblem(Kind.TIMEOUT, "waiting for " + site.host(), request.patience());
        }
        return request.method().equals("HEAD")
                ? new Response(answer.status(), answer.headers(), Body.EMPTY, line.roundTrip())
                : answer.after(took);
    }
}
