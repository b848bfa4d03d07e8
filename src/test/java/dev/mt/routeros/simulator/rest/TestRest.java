package dev.mt.routeros.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.simulator.rest.TestingRest.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Facts, section 4, as an ordinary HTTP client sees them. */
class TestRest {
    private final TestingRest rest = new TestingRest("7.24");

    @AfterEach
    void close() {
        rest.close();
    }

    private static void isError(Answer answer, int status, String message, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("error").asInt()).isEqualTo(status);
        assertThat(answer.json().get("message").asString()).isEqualTo(message);
        assertThat(answer.json().path("detail").asString("")).isEqualTo(detail);
    }

    @Test
    void rowsAreListedFilteredAndCutDown() {
        Answer all = rest.get("/interface");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.json().size()).isGreaterThan(3);
        all.json()
                .forEach(
                        row -> row.forEach(value -> assertThat(value.isString()).isTrue()));
        assertThat(rest.get("/interface?type=bridge&.proplist=name,type").text())
                .isEqualTo("[{\"name\":\"bridge\",\"type\":\"bridge\"}]");
        assertThat(rest.get("/interface?type=none").text()).isEqualTo("[]");
        assertThat(rest.get("/interface/ether1").json().get(".id").asString()).startsWith("*");
        assertThat(rest.get("/system/resource").json().get("version").asString())
                .startsWith("7.24");
        assertThat(rest.get("/system/identity").text()).isEqualTo("{\"name\":\"MikroTik\"}");
    }

    @Test
    void aRowIsMadeChangedAndRemoved() {
        Answer made = rest.send("PUT", "/interface/veth", "{\"name\":\"veth1\",\"address\":\"172.20.0.2/24\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("address").asString()).isEqualTo("172.20.0.2/24");
        String id = made.json().get(".id").asString();
        Answer changed = rest.send("PATCH", "/interface/veth/" + id, "{\"comment\":\"Büro\",\"disabled\":true}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("comment").asString()).isEqualTo("Büro");
        assertThat(changed.json().get("disabled").asString()).isEqualTo("true");
        assertThat(rest.get("/interface/veth/veth1").json()).isEqualTo(changed.json());
        assertThat(rest.send("DELETE", "/interface/veth/veth1", "").status()).isEqualTo(204);
        isError(rest.get("/interface/veth/" + id), 404, "Not Found", "no such item");
        isError(rest.send("DELETE", "/interface/veth/" + id, ""), 404, "Not Found", "no such item");
    }

    @Test
    void intervalsAreShortAndTimesOfDayAreNot() {
        Answer made = rest.send(
                "PUT", "/system/scheduler", "{\"name\":\"s\",\"interval\":\"1d12:00:00\",\"start-time\":\"03:00:00\"}");
        assertThat(made.json().get("interval").asString()).isEqualTo("1d12h");
        assertThat(made.json().get("start-time").asString()).isEqualTo("03:00:00");
        rest.send("POST", "/system/simulator/forward", "{\"time\":\"90s\"}");
        assertThat(rest.get("/system/resource").json().get("uptime").asString()).isEqualTo("1m30s");
    }

    @Test
    void commandsArePosted() {
        assertThat(rest.send("POST", "/interface/veth/add", "{\"name\":\"veth1\"}")
                        .json()
                        .get("ret")
                        .asString())
                .startsWith("*");
        assertThat(rest.send("POST", "/interface/veth/set", "{\".id\":\"veth1\",\"comment\":\"x\"}")
                        .text())
                .isEqualTo("[]");
        assertThat(rest.send(
                                "POST",
                                "/interface/print",
                                "{\".query\":[\"type=veth\",\"type=bridge\",\"#|\"],\".proplist\":[\"name\"]}")
                        .text())
                .contains("{\"name\":\"bridge\"}", "{\"name\":\"veth1\"}")
                .doesNotContain("ether1");
        assertThat(rest.send("POST", "/interface/print", "{\"count-only\":\"\"}")
                        .json()
                        .get("ret")
                        .asInt())
                .isGreaterThan(3);
        assertThat(rest.send("POST", "/system/identity/set", "{\"name\":\"office\"}")
                        .text())
                .isEqualTo("[]");
        assertThat(rest.get("/system/identity").text()).isEqualTo("{\"name\":\"office\"}");
    }

    @Test
    void errorsAreAsRouterOsGivesThem() {
        isError(rest.get("/ip/addres"), 400, "Bad Request", "no such command or directory (addres)");
        isError(rest.send("POST", "/upload", "{}"), 400, "Bad Request", "no such command or directory (upload)");
        isError(
                rest.send("DELETE", "/interface/ether1", ""),
                406,
                "Not Acceptable",
                "no such command or directory (remove)");
        isError(
                rest.send("PUT", "/interface/veth", "{\"nonsense\":\"1\"}"),
                400,
                "Bad Request",
                "unknown parameter nonsense");
        isError(rest.send("PUT", "/container", "{}"), 400, "Bad Request", "missing value(s) of argument(s) interface");
        isError(rest.send("PUT", "/ip/address", "{"), 400, "Bad Request", "Failed to parse json");
        isError(rest.send("PUT", "/ip/address", "[]"), 400, "Bad Request", "Failed to parse json");
        isError(rest.send("PATCH", "/ip/address", "{}"), 400, "Bad Request", "missing or invalid resource identifier");
        isError(
                rest.send("POST", "/interface/set", "a=b", "text/plain", "admin:s3cret"),
                415,
                "Unsupported Media Type",
                "");
        isError(rest.send("GET", "/interface", "", "application/json", "admin:"), 401, "Unauthorized", "");
        isError(rest.send("GET", "/interface", "", "application/json", "root:s3cret"), 401, "Unauthorized", "");
        isError(rest.send("HEADER", "/interface", ""), 405, "Method Not Allowed", "");
    }

    @Test
    void aLargeBodyIsRefused() {
        String contents = "x".repeat(126 << 10);
        isError(
                rest.send("POST", "/file/add", "{\"name\":\"a.txt\",\"contents\":\"%s\"}".formatted(contents)),
                413,
                "Payload Too Large",
                "");
        assertThat(rest.send(
                                "PUT",
                                "/file",
                                "{\"name\":\"a.txt\",\"contents\":\"%s\"}".formatted(contents.substring(0, 60_000)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void scriptsRunAndMayBeWaitedFor() {
        assertThat(rest.send("POST", "/execute", "{\"script\":\":put 1; :put 2\",\"as-string\":\"\"}")
                        .text())
                .isEqualTo("{\"ret\":\"1\\n2\"}");
        assertThat(rest.send("POST", "/execute", "{\"script\":\":put 1; :error wrong\",\"as-string\":\"\"}")
                        .text())
                .isEqualTo("{\"ret\":\"1\\nwrong (:error; line 1)\"}");
        Answer started = rest.send("POST", "/execute", "{\"script\":\":delay 5m; /system/identity/set name=later\"}");
        assertThat(started.json().get("ret").asString()).startsWith("*");
        assertThat(rest.get("/system/identity").text()).contains("MikroTik");
        rest.send("POST", "/system/simulator/forward", "{\"time\":\"5m\"}");
        assertThat(rest.get("/system/identity").text()).contains("later");
    }

    @Test
    void aMinuteIsTheLongestThatIsWaitedFor() {
        assertThat(rest.send("POST", "/execute", "{\"script\":\":delay 59s; :put 1\",\"as-string\":\"\"}")
                        .text())
                .isEqualTo("{\"ret\":\"1\"}");
        isError(
                rest.send("POST", "/execute", "{\"script\":\":delay 2m; :put 1\",\"as-string\":\"\"}"),
                400,
                "Bad Request",
                "Session closed");
        assertThat(rest.get("/system/identity").status()).isEqualTo(200);
    }

    @Test
    void aRouterWithoutPowerDoesNotAnswer() {
        assertThat(rest.send("POST", "/system/reboot", "{}").text()).isEqualTo("[]");
        assertThat(rest.get("/system/identity").status()).isZero();
        Answer forward = rest.send("POST", "/system/simulator/forward", "{\"time\":\"1m\"}");
        assertThat(forward.json().get("power").asString()).isEqualTo("on");
        assertThat(rest.get("/system/identity").status()).isEqualTo(200);
    }

    @Test
    void truthsOfAContainerAreKeysByVersion() {
        try (TestingRest old = new TestingRest("7.19")) {
            for (TestingRest each : java.util.List.of(rest, old)) {
                each.send(
                        "PUT",
                        "/interface/veth",
                        "{\"name\":\"veth1\",\"address\":\"172.20.0.2/24\",\"gateway\":\"172.20.0.1\"}");
                each.send("POST", "/container/config/set", "{\"registry-url\":\"https://registry.example\"}");
                assertThat(each.send(
                                        "PUT",
                                        "/container",
                                        "{\"interface\":\"veth1\",\"root-dir\":\"ts\",\"remote-image\":\"registry.example/network/tailscale:stable\"}")
                                .status())
                        .isEqualTo(201);
                each.shared().use(router -> {
                    router.pass(Duration.ofMinutes(1));
                    return true;
                });
            }
            assertThat(rest.get("/container").json().get(0).get("stopped").asString())
                    .isEqualTo("true");
            assertThat(rest.get("/container").json().get(0).has("status")).isFalse();
            assertThat(old.get("/container").json().get(0).get("status").asString())
                    .isEqualTo("stopped");
            assertThat(rest.send("POST", "/container/start", "{\".id\":\"*1\"}").text())
                    .isEqualTo("[]");
        }
    }

    @Test
    void queriesAreOnAStack() {
        java.util.Map<String, String> row = java.util.Map.of("a", "1", "b", "x");
        assertThat(new Query(java.util.List.of()).holds(row)).isTrue();
        assertThat(new Query(java.util.List.of("a=1", "b=y")).holds(row)).isFalse();
        assertThat(new Query(java.util.List.of("a=1", "b=y", "#|")).holds(row)).isTrue();
        assertThat(new Query(java.util.List.of("b=y", "#!")).holds(row)).isTrue();
        assertThat(new Query(java.util.List.of("-c", "a", ">a=0", "<a=10")).holds(row))
                .isTrue();
        assertThat(new Query(java.util.List.of("a=2", "#.|")).holds(row)).isFalse();
    }
}
