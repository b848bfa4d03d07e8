package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.fault.Conditions;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.net.Body;
import dev.mt.routeros.simulator.net.Internet;
import dev.mt.routeros.simulator.net.NetworkProblem;
import dev.mt.routeros.simulator.net.NetworkProblem.Kind;
import dev.mt.routeros.simulator.net.Request;
import dev.mt.routeros.simulator.net.Response;
import dev.mt.routeros.simulator.net.Server;
import dev.mt.routeros.simulator.net.Site;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The network as the router sees it: its own containers, and the world behind everything that is wrong at the moment. */
final class Uplink implements Internet {
    private static final Duration NEAR = Duration.ofMillis(2);
    private static final Duration NO_NAME = Duration.ofSeconds(5);

    private final Router router;
    private final Internet world;

    Uplink(Router router, Internet world) {
        this.router = router;
        this.world = world;
    }

    @Override
    public Response exchange(Request request) throws NetworkProblem {
        Site site = Site.of(request.uri());
        Optional<Server> near = router.containers().server(site);
        if (near.isPresent()) {
            return near.get().answer(request).after(NEAR);
        }
        if (router.containers().runsAt(site.host())) {
            throw new NetworkProblem(Kind.REFUSED, site.host(), NEAR);
        }
        if (router.isOwnNetwork(site.host())) {
            throw new NetworkProblem(Kind.TIMEOUT, site.host(), request.patience());
        }
        Conditions conditions = router.conditions();
        boolean unnamed = !site.numeric() && !site.host().equals("localhost");
        if (unnamed
                && (conditions.has(Trouble.DNS_DEAD) || conditions.has(Trouble.WAN_LOST) || !router.hasDnsServer())) {
            throw new NetworkProblem(Kind.RESOLVING, site.host(), NO_NAME);
        }
        if (conditions.has(Trouble.WAN_LOST)) {
            throw new NetworkProblem(Kind.TIMEOUT, site.host(), request.patience());
        }
        boolean secure = "https".equals(request.uri().getScheme());
        if (secure && request.trust().checked() && conditions.has(Trouble.CERTIFICATE_UNKNOWN)) {
            throw new NetworkProblem(Kind.CERTIFICATE, "unable to get local issuer certificate", NEAR);
        }
        return String.valueOf(request.uri().getPath()).startsWith("/v2")
                ? registry(request, conditions)
                : world.exchange(request);
    }

    private Response registry(Request request, Conditions conditions) throws NetworkProblem {
        if (conditions.has(Trouble.REGISTRY_FAILS)) {
            int status = (int) conditions.amount(Trouble.REGISTRY_FAILS, 503);
            return Response.of(status, "text/html", "<html><body>trouble</body></html>\n")
                    .after(Duration.ofMillis(300));
        }
        if (conditions.has(Trouble.REGISTRY_LIMITS)) {
            return Response.of(
                            429,
                            "application/json",
                            "{\"errors\":[{\"code\":\"TOOMANYREQUESTS\",\"message\":\"slow down\"}]}\n")
                    .after(Duration.ofMillis(100));
        }
        Response answer = world.exchange(request);
        if (conditions.has(Trouble.REGISTRY_BREAKS) && answer.body().length() > 1024) {
            throw new NetworkProblem(Kind.CLOSED, "connection closed", answer.took());
        }
        if (conditions.has(Trouble.REGISTRY_LIES) && answer.status() == 200) {
            answer = new Response(answer.status(), answer.headers(), lie(answer.body()), answer.took());
        }
        if (conditions.has(Trouble.WRONG_ARCHITECTURE)) {
            answer = new Response(answer.status(), answer.headers(), foreign(answer.body()), answer.took());
        }
        if (conditions.has(Trouble.REGISTRY_SLOW)) {
            long rate = conditions.amount(Trouble.REGISTRY_SLOW, 2000);
            Duration took = answer.took().plusMillis(1500 + answer.body().length() * 1000L / rate);
            answer = answer.after(took);
        }
        return answer;
    }

    /** Documents get a space more, blobs another byte in the middle: only those who compare digests notice the first. */
    private static Body lie(Body body) {
        byte[] bytes = body.bytes();
        if (bytes.length == 0) {
            return body;
        }
        if (bytes[0] == '{') {
            return Body.of(body.utf8() + " ");
        }
        bytes[bytes.length / 2] ^= 0x55;
        return Body.owning(bytes);
    }

    private static Body foreign(Body body) {
        byte[] bytes = body.bytes();
        boolean index = bytes.length > 0
                && bytes[0] == '{'
                && new String(bytes, StandardCharsets.UTF_8).contains("\"manifests\"");
        return index
                ? Body.of(
                        body.utf8().replaceAll("\"architecture\"\\s*:\\s*\"[a-z0-9_]+\"", "\"architecture\":\"s390x\""))
                : body;
    }
}
