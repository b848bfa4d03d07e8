package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.net.Headers;
import dev.mt.routeros.simulator.net.NetworkProblem;
import dev.mt.routeros.simulator.net.Request;
import dev.mt.routeros.simulator.run.Scheduled;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Time;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /tool/netwatch}: looks whether hosts are there, and runs a script when that changes. */
final class Netwatch {
    private final Router router;
    private final Map<Entry, Scheduled> next = new HashMap<>();

    Netwatch(Router router) {
        this.router = router;
    }

    void build() {
        router.menus().table("tool/netwatch", table -> table.require("host")
                .type(Types.TEXT, "host", "up-script", "down-script", "test-script", "http-codes", "name")
                .type(Types.TIME, "interval", "timeout", "startup-delay", "start-delay")
                .type(Types.word("simple", "icmp", "tcp-conn", "http-get", "https-get", "dns"), "type")
                .type(Types.NUM, "port")
                .standard("type", Str.of("simple"))
                .standard("interval", Time.ofSeconds(10))
                .computed("status", entry -> Str.of(entry.values.containsKey("is") ? entry.text("is") : "unknown"))
                .onAdd(this::plan)
                .onChange((entry, before) -> plan(entry))
                .onRemove(this::cancel));
    }

    void boot() {
        next.clear();
        List.copyOf(router.menus().table("tool/netwatch").entries()).forEach(entry -> {
            entry.values.remove("is");
            plan(entry);
        });
    }

    private void cancel(Entry entry) {
        Optional.ofNullable(next.remove(entry)).ifPresent(Scheduled::cancel);
    }

    private void plan(Entry entry) {
        cancel(entry);
        if (!entry.yes("disabled")) {
            Duration interval = entry.get("interval").orElse(Time.ofSeconds(10)) instanceof Time time
                    ? time.duration()
                    : Duration.ofSeconds(10);
            next.put(entry, router.later(interval, () -> look(entry)));
        }
    }

    private void look(Entry entry) {
        plan(entry);
        String now = isThere(entry) ? "up" : "down";
        if (now.equals(entry.text("is"))) {
            return;
        }
        router.operations().step(Operation.Kind.WAKE, "netwatch " + entry.text("host") + " " + now);
        entry.put("is", now);
        String script = entry.text(now + "-script");
        if (!script.isEmpty()) {
            router.startScript(
                    "netwatch",
                    () -> router.runScript(
                            "netwatch", script, Session.script("netwatch", "*sys", Session.ALL_POLICIES), "netwatch"),
                    error -> router.log("script,error", "netwatch: " + error.text()));
        }
    }

    private boolean isThere(Entry entry) {
        String host = entry.text("host");
        String type = entry.text("type");
        if (type.equals("http-get") || type.equals("https-get") || type.equals("tcp-conn")) {
            boolean secure = type.equals("https-get");
            String port = entry.text("port").isEmpty() ? secure ? "443" : "80" : entry.text("port");
            try {
                URI uri = URI.create((secure ? "https" : "http") + "://" + host + ":" + port + "/");
                int status = router.uplink()
                        .exchange(Request.get(
                                uri,
                                Headers.NONE,
                                router.certificates().trust(false, false, "netwatch"),
                                Duration.ofSeconds(3)))
                        .status();
                return type.equals("tcp-conn") || status < 400;
            } catch (NetworkProblem | IllegalArgumentException e) {
                return false;
            }
        }
        return router.answersPing(host);
    }
}
