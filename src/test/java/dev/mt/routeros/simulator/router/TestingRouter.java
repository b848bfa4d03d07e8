package dev.mt.routeros.simulator.router;

import dev.mt.oci.Image;
import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.schema.Schemas;
import dev.mt.routeros.simulator.container.Behaviour;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.net.Credential;
import dev.mt.routeros.simulator.net.Line;
import dev.mt.routeros.simulator.net.MemoryInternet;
import dev.mt.routeros.simulator.net.MemoryRegistry;
import dev.mt.routeros.simulator.net.Site;
import java.time.Duration;
import java.util.List;

/** A router in a world with one registry, and what is done to it again and again. */
public final class TestingRouter {
    public static final String HOST = "registry.example";
    public static final String REPOSITORY = "network/tailscale";
    public static final String IMAGE = HOST + "/" + REPOSITORY;
    public static final Behaviour GOOD = Behaviour.healthyAfter(Duration.ofSeconds(4));

    private TestingRouter() {}

    /** All versions that there are schemas of. */
    public static List<RouterOsVersion> versions() {
        return Schemas.bundled().versions();
    }

    public static RouterOsVersion version(String text) {
        return Schemas.bundled().schema(RouterOsVersion.parse(text)).version();
    }

    /** A registry that has the first release as {@code stable} and {@code v1}. */
    public static MemoryRegistry registry(MemoryRegistry.Kind kind) {
        MemoryRegistry registry = new MemoryRegistry("https://" + HOST, kind);
        List<Image> first = TestingReleases.release(1);
        registry.push(REPOSITORY, "stable", first);
        registry.push(REPOSITORY, "v1", first);
        return registry;
    }

    public static World world(MemoryRegistry registry, Workload workload) {
        return World.of(
                new MemoryInternet(Line.ORDINARY).put(new Site(HOST, 443), Credential.ofPublic(), registry), workload);
    }

    public static World world(Workload workload) {
        return world(registry(MemoryRegistry.Kind.GITEA), workload);
    }

    /** A large router of a version, with everything well. */
    public static Router router(String version) {
        return new Router(RouterSpec.large(version(version)), world(Workload.always(GOOD)));
    }

    /** A veth and the registry of the test, however the version wants it. */
    public static Router network(Router router) {
        router.run("/interface/veth/add name=veth1 address=172.20.0.2/24 gateway=172.20.0.1");
        router.run("/container/config/set registry-url=https://" + HOST);
        return router;
    }

    /** The remote image of a tag: before 7.18 it cannot name its registry. */
    public static String image(Router router, String tag) {
        return (router.version().isAtLeast(7, 18) ? IMAGE : REPOSITORY) + ":" + tag;
    }

    /** Adds a container and waits until its image is there, or is not. */
    public static Router container(Router router, String more) {
        router.run("/container/add interface=veth1 root-dir=tailscale/root remote-image=\"" + image(router, "stable")
                + "\" " + more);
        router.pass(Duration.ofSeconds(30));
        return router;
    }

    /** The state of the only container, by whatever the version has. */
    public static String state(Router router) {
        return router.containers().rows().isEmpty()
                ? "gone"
                : router.containers()
                        .info(router.containers().rows().iterator().next())
                        .state()
                        .flag();
    }
}
