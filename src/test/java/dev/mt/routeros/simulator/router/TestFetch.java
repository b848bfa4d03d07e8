package dev.mt.routeros.simulator.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.fault.Conditions;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.net.Body;
import dev.mt.routeros.simulator.net.Credential;
import dev.mt.routeros.simulator.net.Headers;
import dev.mt.routeros.simulator.net.Line;
import dev.mt.routeros.simulator.net.MemoryInternet;
import dev.mt.routeros.simulator.net.Request;
import dev.mt.routeros.simulator.net.Response;
import dev.mt.routeros.simulator.net.Site;
import dev.mt.routeros.simulator.run.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Facts, section 3. */
class TestFetch {
    private final List<Request> seen = new ArrayList<>();
    private final MemoryInternet internet = new MemoryInternet(Line.ORDINARY)
            .put(new Site("web.example", 443), Credential.ofPublic(), this::answer)
            .put(new Site("web.example", 80), Credential.ofPublic(), this::answer)
            .put(new Site("other.example", 443), Credential.ofPublic(), this::answer)
            .put(new Site("own.example", 443), Credential.of("My CA"), this::answer);

    private Response answer(Request request) {
        seen.add(request);
        String path = request.uri().getPath();
        if (path.startsWith("/status/")) {
            return Response.of(Integer.parseInt(path.substring(8)), "text/plain", "words");
        }
        if (path.startsWith("/size/")) {
            return Response.of(
                    200, Headers.of("X-Size", "big"), Body.owning(new byte[Integer.parseInt(path.substring(6))]));
        }
        if (path.startsWith("/redirect/")) {
            int left = Integer.parseInt(path.substring(10));
            return left == 0
                    ? Response.of(200, "text/plain", "arrived")
                    : Response.of(
                            302, Headers.of("Location", "https://other.example/redirect/" + (left - 1)), Body.EMPTY);
        }
        return path.equals("/empty")
                ? Response.of(200, Headers.of("A", "b"), Body.EMPTY)
                : Response.of(200, Headers.of("Content-Type", "text/plain", "X-A", "b"), Body.of("hello"));
    }

    private Router router(String version) {
        return new Router(
                RouterSpec.large(TestingRouter.version(version)),
                World.of(internet, Workload.always(TestingRouter.GOOD)));
    }

    private static String fetch(Router router, String arguments, String key) {
        return router.value(":return ([/tool/fetch " + arguments + " as-value]->\"" + key + "\")")
                .print();
    }

    @Test
    void givesWhatTheFactsSayItGives() {
        Router router = router("7.24");
        assertThat(fetch(router, "url=\"https://web.example/a\" output=user", "data"))
                .isEqualTo("hello");
        assertThat(fetch(router, "url=\"https://web.example/a\" output=user", "status"))
                .isEqualTo("finished");
        assertThat(fetch(router, "url=\"https://web.example/a\" output=none", "data"))
                .isEmpty();
        assertThat(router.value(
                                ":return [:typeof ([/tool/fetch url=\"https://web.example/a\" output=user as-value]->\"duration\")]")
                        .print())
                .isEqualTo("time");
    }

    @Test
    void cutsLongBodiesWithoutAnError() {
        Router router = router("7.24");
        assertThat(fetch(router, "url=\"https://web.example/size/64512\" output=user", "data"))
                .hasSize(64_512);
        assertThat(fetch(router, "url=\"https://web.example/size/64513\" output=user", "data"))
                .hasSize(64_512);
        assertThat(fetch(router, "url=\"https://web.example/size/30000\" output=user-with-headers", "data"))
                .hasSize(20_480);
    }

    @Test
    void headersMayBeTextOrArrayAndAreMissingForEmptyBodiesBefore721() {
        String type =
                ":return [:typeof ([/tool/fetch url=\"https://web.example/%s\" output=user-with-headers as-value]->\"http-headers\")]";
        assertThat(router("7.19.6").value(type.formatted("a")).print()).isEqualTo("str");
        assertThat(router("7.20.8").value(type.formatted("a")).print()).isEqualTo("array");
        assertThat(router("7.20.8").value(type.formatted("empty")).print()).isEqualTo("nothing");
        assertThat(router("7.21.5").value(type.formatted("empty")).print()).isEqualTo("array");
        assertThat(fetch(router("7.19.6"), "url=\"https://web.example/a\" output=user-with-headers", "http-headers"))
                .isEqualTo("Content-Type: text/plain;X-A: b");
        assertThat(fetch(router("7.24"), "url=\"https://web.example/a\" output=user-with-headers", "http-headers"))
                .isEqualTo("Content-Type: text/plain;X-A: b");
    }

    @Test
    void anyStatusButSuccessRaises() {
        Router router = router("7.24");
        assertThatThrownBy(() -> router.run("/tool/fetch url=\"https://web.example/status/404\" output=none"))
                .hasMessage("failure: Status 404, Not Found (/tool/fetch; line 1)");
        assertThatThrownBy(() -> router.run("/tool/fetch url=\"https://web.example/status/503\" output=none"))
                .hasMessageContaining("Status 503, Service Unavailable");
        assertThatThrownBy(() -> router("7.21.5").run("/tool/fetch url=\"https://web.example/status/304\" output=none"))
                .hasMessageContaining("Status 304, Not Modified");
        router("7.22.3").run("/tool/fetch url=\"https://web.example/status/304\" output=none");
    }

    @Test
    void commasInHeaderFieldsAreEscaped() {
        router("7.24")
                .run("/tool/fetch url=\"https://web.example/a\" output=none http-header-field=\"A: x\\\\,y,B: z\"");
        assertThat(seen.getLast().headers().first("A")).contains("x,y");
        assertThat(seen.getLast().headers().first("B")).contains("z");
    }

    @Test
    void followsRedirectsByVersionAndSendsAuthorizationAlong() {
        assertThatThrownBy(() -> router("7.17.1").run("/tool/fetch url=\"https://web.example/redirect/1\" output=none"))
                .hasMessageContaining("Status 302");
        String counted = "/tool/fetch url=\"https://web.example/redirect/1\" output=none http-max-redirect-count=1";
        assertThatThrownBy(() -> router("7.17.1").run(counted)).hasMessageContaining("expected end of command");
        router("7.18.2").run(counted);
        Router router = router("7.22.3");
        router.run(
                "/tool/fetch url=\"https://web.example/redirect/2\" output=none http-header-field=\"Authorization: Bearer s\"");
        assertThat(seen.getLast().uri().getHost()).isEqualTo("other.example");
        assertThat(seen.getLast().headers().first("Authorization")).contains("Bearer s");
        assertThatThrownBy(() -> router.run("/tool/fetch url=\"https://web.example/redirect/3\" output=none"))
                .hasMessageContaining("Status 302");
    }

    @Test
    void certificatesAreNotCheckedUnlessAskedFor() {
        Router router = router("7.24");
        router.run("/tool/fetch url=\"https://own.example/a\" output=none");
        assertThatThrownBy(() -> router.run(
                        "/tool/fetch url=\"https://own.example/a\" output=none check-certificate=yes-without-crl"))
                .hasMessageContaining("failure: ssl: unable to get local issuer certificate");
        assertThatThrownBy(
                        () -> router.run("/tool/fetch url=\"https://web.example/a\" output=none check-certificate=yes"))
                .hasMessageContaining("CRL");
    }

    @Test
    void builtinRootsCountFrom721AndBeforeWhenTheyAreTrusted() {
        String checked = "/tool/fetch url=\"https://web.example/a\" output=none check-certificate=yes-without-crl";
        assertThatThrownBy(() -> router("7.18.2").run(checked)).hasMessageContaining("ssl:");
        Router anchors = router("7.19.6");
        assertThatThrownBy(() -> anchors.run(checked)).hasMessageContaining("ssl:");
        anchors.run("/certificate/settings/set builtin-trust-anchors=trusted; " + checked);
        Router store = router("7.21.5");
        store.run(checked);
        store.run("/certificate/settings/set builtin-trust-store=container");
        assertThatThrownBy(() -> store.run(checked)).hasMessageContaining("ssl:");
        store.run("/certificate/settings/set builtin-trust-store=container,fetch; " + checked);
    }

    @Test
    void before1970IsOverChecksFail() {
        Router router = router("7.24");
        router.conditions().begin(Trouble.WAN_LOST, Duration.ofMinutes(3));
        router.losePower(Duration.ofSeconds(10));
        router.pass(Duration.ofSeconds(20));
        assertThat(router.value(":return [/system/clock/get date]").print()).startsWith("1970-");
        router.conditions().endAll();
        String checked = "/tool/fetch url=\"https://web.example/a\" output=none check-certificate=yes-without-crl";
        assertThatThrownBy(() -> router.run(checked)).hasMessageContaining("not yet valid");
        router.pass(Duration.ofMinutes(1));
        assertThat(router.value(":return [/system/clock/get date]").print()).startsWith("2026-");
        router.run(checked);
    }

    @Test
    void theNetworkFailsInItsOwnWords() {
        Router router = router("7.24");
        assertThatThrownBy(() -> router.run("/tool/fetch url=\"https://nowhere.example/\" output=none"))
                .hasMessageContaining("failure: resolving error");
        router.conditions().begin(Trouble.DNS_DEAD, Conditions.ALWAYS);
        assertThatThrownBy(() -> router.run("/tool/fetch url=\"https://web.example/a\" output=none"))
                .hasMessageContaining("failure: resolving error");
        router.conditions().endAll();
        assertThatThrownBy(() -> router.run("/tool/fetch url=\"https://web.example:444/a\" output=none"))
                .hasMessageContaining("failure: connection refused");
        assertThatThrownBy(() -> router.run("/tool/fetch url=\"http://192.168.88.77/a\" output=none"))
                .hasMessageContaining("failure: connection timeout");
    }

    @Test
    void needsPoliciesAndDeviceMode() {
        Router router = router("7.24");
        assertThatThrownBy(() -> router.run(
                        "/tool/fetch url=\"https://web.example/a\" output=none",
                        Session.script("x", "admin", Set.of("read", "write", "ftp"))))
                .hasMessageContaining("not enough permissions");
        Router closed = new Router(
                RouterSpec.large(TestingRouter.version("7.17.1")).withDeviceMode(false),
                World.of(internet, Workload.always(TestingRouter.GOOD)));
        assertThatThrownBy(() -> closed.run("/tool/fetch url=\"https://web.example/a\" output=none"))
                .hasMessageContaining("not allowed by device-mode");
        Router before = new Router(
                RouterSpec.large(TestingRouter.version("7.16.2")).withDeviceMode(false),
                World.of(internet, Workload.always(TestingRouter.GOOD)));
        before.run("/tool/fetch url=\"https://web.example/a\" output=none");
    }

    @Test
    void writesFilesAsLongAsThereIsRoom() {
        Router router = router("7.24");
        router.run("/tool/fetch url=\"https://web.example/size/200000\" dst-path=big.bin");
        assertThat(router.download("big.bin"))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(200_000));
        router.conditions().begin(Trouble.FLASH_FULL, Conditions.ALWAYS, 100_000);
        assertThatThrownBy(() -> router.run("/tool/fetch url=\"https://web.example/size/200000\" dst-path=more.bin"))
                .hasMessageContaining("failure: no space left");
        assertThat(router.download("more.bin")).isEmpty();
    }

    @Test
    void reachesContainersOnTheirAddresses() {
        Router router = TestingRouter.router("7.24");
        TestingRouter.container(TestingRouter.network(router), "");
        router.run("/container/start 0; :delay 2s");
        assertThatThrownBy(() -> router.run("/tool/fetch url=\"http://172.20.0.2:9002/healthz\" output=none"))
                .hasMessageContaining("Status 503");
        router.run(":delay 5s");
        assertThat(fetch(router, "url=\"http://172.20.0.2:9002/healthz\" output=user", "data"))
                .isEqualTo("ok\n");
        assertThatThrownBy(() -> router.run("/tool/fetch url=\"http://172.20.0.2:9003/healthz\" output=none"))
                .hasMessageContaining("connection refused");
    }
}
