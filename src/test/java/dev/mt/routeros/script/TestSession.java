package dev.mt.routeros.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.oci.Annotations;
import dev.mt.oci.Image;
import dev.mt.routeros.simulator.container.Behaviour;
import dev.mt.routeros.simulator.net.MemoryRegistry.Kind;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.router.TestingReleases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One router from set-up to removal, as its owner sees it on the console: written to {@code target/session.txt}. */
class TestSession {
    private static final TestingFleet FLEET = new TestingFleet("7.24", TestingFleet.Model.SMALL, Kind.GITEA, true);

    private final StringBuilder seen = new StringBuilder();
    private long logged;

    @Test
    void setUpUpdateBrokenUpdateRollbackRemove() throws Exception {
        List<Image> third = TestingReleases.release(3, FLEET.model().size);
        Map<Digest, Behaviour> broken =
                third.stream().collect(Collectors.toMap(Image::id, image -> Behaviour.neverHealthy()));
        TestingFleet.Installed site = FLEET.fresh(memory -> memory, broken);
        Router router = site.router();
        site.registry().push(TestingFleet.REPOSITORY, "v3", third, Map.of(Annotations.VERSION, "v3"));
        router.upload("setup.rsc", TestingFleet.bytes(FLEET.setup().text()));
        router.upload(
                "remove.rsc", TestingFleet.bytes(RouterScript.named("remove").text()));
        String before = router.export();

        say("==== RouterOS 7.24 on a simulated hAP ac^2, 16 MB of flash");
        type(router, "/import setup.rsc");
        router.pass(Duration.ofMinutes(1));
        log(router);
        type(router, "/container/print");
        type(router, "/import setup.rsc");
        runs(router, FLEET.id(1));

        say("---- the channel moves to v2; a night passes");
        FLEET.publish(site.registry(), 2);
        night(router);
        runs(router, FLEET.id(2));

        say("---- the channel moves to v3, which never gets healthy; three nights pass");
        FLEET.publish(site.registry(), 3);
        night(router);
        night(router);
        night(router);
        runs(router, FLEET.id(2));
        assertThat(seen.toString().split("is not healthy after", -1)).hasSize(3);
        assertThat(seen).contains("has failed 2 times and is left alone until stable moves on");

        say("---- the maintainer promotes v1 again; a night passes");
        FLEET.publish(site.registry(), 1);
        night(router);
        runs(router, FLEET.id(1));

        type(router, "/import remove.rsc");
        assertThat(router.export()).isEqualTo(before);
        say("the export is what it was before: true");
        router.close();
        write();
    }

    private void write() throws IOException {
        Path target = Path.of(System.getProperty("mt.home", ".")).resolve("target");
        Files.createDirectories(target);
        Files.writeString(target.resolve("session.txt"), seen);
    }

    private static void runs(Router router, Digest image) {
        assertThat(router.containers().anyHealthy())
                .as("%s", router.log().lines())
                .isTrue();
        assertThat(router.rows("container")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("image-id", image.toString()));
    }

    private void night(Router router) {
        router.pass(TestingFleet.DAY);
        log(router);
    }

    private void type(Router router, String line) {
        say("[admin@MikroTik] > " + line);
        say(router.run(line).stripTrailing());
        log(router);
    }

    private void log(Router router) {
        for (var line : router.log().lines()) {
            if (line.number() >= logged) {
                logged = line.number() + 1;
                if (!line.topics().contains("debug")) {
                    say("    " + line);
                }
            }
        }
    }

    private void say(String text) {
        seen.append(text.replaceAll("sha256:([0-9a-f]{12})[0-9a-f]{52}", "sha256:$1…"))
                .append('\n');
    }
}
