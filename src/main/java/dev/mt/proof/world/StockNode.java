package dev.mt.proof.world;

import dev.mt.core.process.CommandResult;
import dev.mt.proof.machine.Host;
import dev.mt.proof.machine.Machine;
import dev.mt.proof.machine.Patience;
import dev.mt.proof.machine.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A node that is not ours: Tailscale as released (1.102.4), with all its features. */
public final class StockNode {
    /** Variables that keep nodes away from the real internet. */
    public static final Map<String, String> VARIABLES = Map.of("TS_PANIC_IF_HIT_MAIN_CONTROL", "1");

    private final Host host;
    private final Judges judges;
    private final Service service;
    private final Path socket;
    private final LocalApi api;

    private StockNode(Host host, Judges judges, Service service, Path socket, LocalApi api) {
        this.host = host;
        this.judges = judges;
        this.service = service;
        this.socket = socket;
        this.api = api;
    }

    /**
     * Starts tailscaled on a host.
     *
     * @param state where it keeps its state
     */
    public static StockNode start(Machine machine, Host host, Judges judges, Certificates certificates, Path state) {
        Map<String, String> variables = new TreeMap<>(VARIABLES);
        variables.put("SSL_CERT_FILE", certificates.authority().toString());
        Path socket = host.folder().resolve("tailscaled.sock");
        Service service = host.start(
                "tailscaled-" + host.name(),
                variables,
                List.of(
                        judges.tailscaled().toString(),
                        "--no-logs-no-support",
                        "--state=" + state.resolve("tailscaled.state"),
                        "--statedir=" + state,
                        "--socket=" + socket));
        Patience.await("tailscaled of " + host, Duration.ofSeconds(90), () -> Files.exists(socket));
        return new StockNode(host, judges, service, socket, new LocalApi(socket));
    }

    /** Joins the tailnet under a name. */
    public void join(String name, String key, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "up",
                "--login-server=" + Headscale.URL,
                "--authkey=" + key,
                "--hostname=" + name,
                "--accept-routes",
                "--timeout=180s"));
        words.addAll(List.of(more));
        run(words.toArray(String[]::new));
    }

    /** Runs the command line client, whatever comes of it. */
    public CommandResult tryRun(String... words) {
        List<String> all = new ArrayList<>(List.of(judges.tailscale().toString(), "--socket=" + socket));
        all.addAll(List.of(words));
        return host.tryRun(all);
    }

    /** Runs the command line client, which has to succeed. */
    public String run(String... words) {
        return tryRun(words)
                .orFail("tailscale %s of %s".formatted(words[0], host))
                .text();
    }

    /** What it says of itself. */
    public NodeStatus status() {
        return api.status();
    }

    /** Its host. */
    public Host host() {
        return host;
    }

    /** What it has logged. */
    public String log() {
        return service.log();
    }

    /** Ends it as a service manager does. */
    public void stop() {
        service.signal("TERM");
        if (service.awaitEnd(Duration.ofSeconds(10)).isEmpty()) {
            service.kill();
        }
    }
}
