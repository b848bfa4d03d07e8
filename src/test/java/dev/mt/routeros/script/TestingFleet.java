package dev.mt.routeros.script;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.oci.Image;
import dev.mt.routeros.simulator.container.Behaviour;
import dev.mt.routeros.simulator.container.LayerFiles;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.net.Credential;
import dev.mt.routeros.simulator.net.Internet;
import dev.mt.routeros.simulator.net.Line;
import dev.mt.routeros.simulator.net.MemoryInternet;
import dev.mt.routeros.simulator.net.MemoryRegistry;
import dev.mt.routeros.simulator.net.Site;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.router.RouterSpec;
import dev.mt.routeros.simulator.router.TestingReleases;
import dev.mt.routeros.simulator.router.TestingRouter;
import dev.mt.routeros.simulator.router.World;
import dev.mt.routeros.simulator.run.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Routers that are set up by our scripts, in a world with a first release, and a second one that may be no good.
 *
 * @param version of RouterOS
 * @param model which router
 * @param registry whose manners the registry has
 * @param secondGood whether the second release works
 * @param way whose script updates them
 */
record TestingFleet(String version, Model model, MemoryRegistry.Kind registry, boolean secondGood, Way way) {
    TestingFleet(String version, Model model, MemoryRegistry.Kind registry, boolean secondGood) {
        this(version, model, registry, secondGood, Way.OURS);
    }

    /** Whose way of updating. */
    enum Way {
        OURS,
        /** That of the project that came before this one. */
        ORIGINAL
    }

    /** What leads to each of the strategies. */
    enum Model {
        /** Much flash: beside. */
        LARGE(300_000),
        /** 16 MB, no room for two: via RAM. */
        SMALL(2_860_000),
        /** 16 MB, the image on a disk in memory: beside, there. */
        RAM_ONLY(2_860_000),
        /** No room for two anywhere, and it is allowed to remove the first. */
        REPLACE(2_860_000),
        /** ARMv5, 128 MB: the tags of its own. */
        ARMV5(2_870_000),
        /** A virtual router on x86. */
        VIRTUAL(300_000);

        final int size;

        Model(int size) {
            this.size = size;
        }
    }

    static final String HOST = "registry.example";
    static final String REPOSITORY = "network/tailscale";
    static final String DOWN = "the tunnel is down";
    static final Duration DAY = Duration.ofDays(1);
    private static final String VERSION = "org.opencontainers.image.version";
    private static final Map<String, MemoryRegistry> MADE = new ConcurrentHashMap<>();
    private static final LayerFiles LAYERS = new LayerFiles();
    private static final byte[] AUTHORITY = resource("public-ca.pem");

    /** One router and the registry that it pulls from. */
    record Installed(Router router, MemoryRegistry registry) {}

    static byte[] resource(String name) {
        return resource(TestingFleet.class, name);
    }

    private static byte[] resource(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RouterSpec spec() {
        var of = TestingRouter.version(version);
        RouterSpec spec =
                switch (model) {
                    case LARGE -> RouterSpec.large(of);
                    case SMALL, RAM_ONLY -> RouterSpec.small(of);
                    case REPLACE -> RouterSpec.small(of).withFlash(16 << 20, 7 << 20);
                    case ARMV5 -> RouterSpec.middle(of);
                    case VIRTUAL -> RouterSpec.virtual(of);
                };
        return spec.withStart(Instant.parse("2026-11-24T02:40:00Z"));
    }

    /** The script for setting up, with this fleet's values. */
    RouterScript setup() {
        RouterScript setup = RouterScript.named("setup")
                .with("registry", HOST)
                .with("repository", REPOSITORY)
                .with("lan", "192.168.88.0/24")
                .with("updateTime", "03:00:00");
        return switch (model) {
            case RAM_ONLY -> setup.with("ramOnly", "true");
            case REPLACE -> setup.with("allowReplace", "true").with("ramDisk", "");
            case LARGE, SMALL, ARMV5, VIRTUAL -> setup;
        };
    }

    List<Image> release(int number) {
        return TestingReleases.release(number, model.size);
    }

    Digest id(int number) {
        return TestingReleases.id(release(number), platform());
    }

    Platform platform() {
        return spec().hardware().platform();
    }

    /** Publishes a release as the channel's newest. */
    void publish(MemoryRegistry to, int number) {
        for (String suffix : List.of("", "-armv5")) {
            if (suffix.isEmpty() || model == Model.ARMV5) {
                to.retag(REPOSITORY, "v" + number + suffix, "stable" + suffix);
            }
        }
    }

    /** A registry that has both releases by their own tags. */
    private MemoryRegistry make() {
        MemoryRegistry server = new MemoryRegistry("https://" + HOST, registry);
        for (int number = 1; number <= 2; number++) {
            server.push(REPOSITORY, "v" + number, release(number), Map.of(VERSION, "v" + number));
            Image own = release(number).stream()
                    .filter(image -> image.platform() == Platform.ARMV5)
                    .findFirst()
                    .orElseThrow();
            server.tag(
                    REPOSITORY,
                    "v" + number + "-armv5",
                    own.manifest().mediaType(),
                    own.manifest().json());
        }
        return server;
    }

    /** A router that has been switched on, with what somebody uploads to it. */
    Installed fresh() {
        return fresh(memory -> memory, Map.of());
    }

    /**
     * The same.
     *
     * @param network the network, made of the one in memory
     * @param others how further images do
     */
    Installed fresh(UnaryOperator<Internet> network, Map<Digest, Behaviour> others) {
        MemoryRegistry server = Objects.requireNonNull(MADE.computeIfAbsent(registry + " " + model.size, key -> make()))
                .copy();
        publish(server, 1);
        Map<Digest, Behaviour> behaviours = new HashMap<>(others);
        for (Image image : release(2)) {
            behaviours.put(image.id(), secondGood ? TestingRouter.GOOD : Behaviour.neverHealthy());
        }
        World world = new World(
                network.apply(
                        new MemoryInternet(Line.ORDINARY).put(new Site(HOST, 443), Credential.ofPublic(), server)),
                Workload.of(behaviours, TestingRouter.GOOD),
                LAYERS);
        Router router = new Router(spec(), world);
        upload(router, "ca.pem", AUTHORITY);
        if (!router.version().isAtLeast(7, 19)) {
            router.run("/certificate/import file-name=ca.pem passphrase=\"\"");
        }
        upload(
                router,
                "update-tailscale.rsc",
                bytes(RouterScript.named("update-tailscale").text()));
        return new Installed(router, server);
    }

    private static void upload(Router router, String name, byte[] content) {
        try {
            router.upload(name, content);
        } catch (dev.mt.routeros.simulator.storage.NoSpace e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One that is set up and runs the first release. */
    Installed ready() {
        Installed site = fresh();
        switch (way) {
            case OURS -> site.router.run(setup().text());
            case ORIGINAL -> original(site.router);
        }
        site.router.run("/file/remove [find where name=\"update-tailscale.rsc\"]");
        site.router.pass(Duration.ofMinutes(1));
        if (!site.router.containers().anyHealthy()) {
            throw new IllegalStateException(
                    this + ": not set up: " + site.router.log().lines());
        }
        return site;
    }

    /** As its guide leaves a router. */
    private static void original(Router router) {
        router.run(text("original-setup.rsc"));
        router.call(
                "system/script",
                "add",
                Map.of("name", "update-tailscale", "source", text("original-update.rsc")),
                Session.console(line -> {}));
        router.run("/system/script/run update-tailscale");
    }

    private static String text(String name) {
        return new String(resource(TestingRouter.class, name), StandardCharsets.ISO_8859_1);
    }

    /** What is wrong with a router on which the world has been well for a day; empty if nothing is. */
    String problem(Installed site) {
        Router router = site.router;
        if (!router.containers().anyHealthy()) {
            return DOWN;
        }
        List<Map<String, String>> rows = router.rows("container");
        if (rows.size() != 1) {
            return "there are " + rows.size() + " containers";
        }
        Long row = router.containers().rows().iterator().next();
        String id = router.containers().info(row).imageId();
        String wanted = id(secondGood ? 2 : 1).toString();
        if (!id.equals(wanted)) {
            return "it runs the wrong release";
        }
        String root = String.valueOf(rows.getFirst().get("root-dir")).substring(1);
        for (String name : router.files().listed().keySet()) {
            boolean ours = name.contains("tailscale-root") || name.contains("tailscale/root");
            if (ours && !name.equals(root) && !name.startsWith(root + "/")) {
                return "left over: " + name;
            }
        }
        boolean inMemory = root.startsWith("tmp/");
        if (inMemory != (model == Model.RAM_ONLY)) {
            return "the root is at the wrong place: " + root;
        }
        return router.files().flash().used() <= router.spec().flashTotal() ? "" : "flash is more than full";
    }
}
