package dev.mt.proof.world;

import dev.mt.core.Failure;
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
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The control server, with its embedded DERP and STUN servers (headscale 0.29.1), for one tailnet of one user. The policy
 * lets everybody reach ports 1 to 9999 and ping; what is above is denied. Nothing is approved by itself.
 */
public final class Headscale {
    public static final String URL = "https://" + Addresses.INTERNET;

    /** The first port that the policy denies. */
    public static final int DENIED_PORT = 10000;

    private static final String POLICY = """
            {"nodeAttrs": [{"target": ["*"], "attr": ["magicdns-aaaa"]}],
             "acls": [{"action": "accept", "src": ["*"], "dst": ["*:1-9999"]},
                      {"action": "accept", "proto": "icmp", "src": ["*"], "dst": ["*:*"]},
                      {"action": "accept", "proto": "ipv6-icmp", "src": ["*"], "dst": ["*:*"]}]}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int AUTH_ID = 24;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Machine machine;
    private final Host host;
    private final Path program;
    private final Path folder;
    private final Certificates certificates;
    private Service service;
    private String apiKey = "";

    private Headscale(
            Machine machine, Host host, Path program, Path folder, Certificates certificates, Service service) {
        this.machine = machine;
        this.host = host;
        this.program = program;
        this.folder = folder;
        this.certificates = certificates;
        this.service = service;
    }

    /** Starts it on a host that has the address {@link Addresses#INTERNET}. */
    public static Headscale start(Machine machine, Host host, Path program, Certificates certificates) {
        Path folder = machine.run().folder("headscale-" + machine.numbers().incrementAndGet());
        Machine.write(folder.resolve("policy.json"), POLICY);
        Machine.write(folder.resolve("config.yaml"), config(folder, certificates));
        Headscale headscale = new Headscale(machine, host, program, folder, certificates, serve(host, program, folder));
        headscale.awaitAnswer();
        headscale.cli("users", "create", "user");
        headscale.apiKey =
                headscale.cli("apikeys", "create", "--expiration", "2h").strip();
        return headscale;
    }

    private static Service serve(Host host, Path program, Path folder) {
        return host.start(
                "headscale",
                Map.of(),
                List.of(program.toString(), "-c", folder.resolve("config.yaml").toString(), "serve"));
    }

    private static String config(Path folder, Certificates certificates) {
        return """
            server_url: https://%1$s
            listen_addr: %1$s:443
            tls_cert_path: %5$s
            tls_key_path: %6$s
            metrics_listen_addr: 127.0.0.1:9090
            grpc_listen_addr: 127.0.0.1:50443
            unix_socket: %2$s/headscale.sock
            unix_socket_permission: "0700"
            noise: {private_key_path: %2$s/noise.key}
            prefixes: {v4: 100.64.0.0/10, v6: "fd7a:115c:a1e0::/48", allocation: sequential}
            derp:
              server:
                enabled: true
                region_id: 999
                region_code: test
                region_name: test
                stun_listen_addr: "%1$s:3478"
                private_key_path: %2$s/derp.key
                automatically_add_embedded_derp_region: true
                ipv4: %1$s
              urls: []
              paths: []
              auto_update_enabled: false
            disable_check_updates: true
            database: {type: sqlite, sqlite: {path: %2$s/headscale.sqlite}}
            log: {level: info}
            policy: {mode: file, path: %2$s/policy.json}
            tuning: {batch_change_delay: 10ms, node_store_batch_timeout: 10ms}
            dns:
              magic_dns: true
              base_domain: %3$s
              override_local_dns: false
              nameservers: {global: [], split: {%4$s: [%1$s]}}
            """.formatted(
                        Addresses.INTERNET,
                        folder,
                        Addresses.DOMAIN,
                        Addresses.SPLIT_DOMAIN,
                        certificates.certificate(),
                        certificates.key());
    }

    private void awaitAnswer() {
        Patience.await("headscale to answer", PATIENCE, () -> {
            if (!service.isAlive()) {
                throw Failure.of("headscale has ended", service.log().strip());
            }
            return Files.exists(folder.resolve("headscale.sock"))
                    && machine.tryRun(words("users", "list")).succeeded();
        });
    }

    private List<String> words(String... words) {
        List<String> all = new ArrayList<>(
                List.of(program.toString(), "-c", folder.resolve("config.yaml").toString()));
        all.addAll(List.of(words));
        return all;
    }

    private String cli(String... words) {
        return machine.run("headscale " + String.join(" ", words), words(words));
    }

    /** A key with which any number of nodes can join within the next hours. */
    public String newKey() {
        String key = cli("preauthkeys", "create", "--user", "1", "--reusable", "--expiration", "2h");
        return key.lines().reduce((first, last) -> last).orElseThrow().strip();
    }

    /** What a person does with the address that {@code tailscale up} shows. */
    public void finishLogin(String authId) {
        cli("auth", "register", "--auth-id", authId, "--user", "user");
    }

    /** Calls headscale's REST interface. */
    public JsonNode api(String method, String path, String body) {
        return JSON.readTree(host.run(
                "curl",
                "--cacert",
                certificates.authority().toString(),
                "-sS",
                "--fail-with-body",
                "-m",
                "20",
                "-X",
                method,
                "-H",
                "Authorization: Bearer " + apiKey,
                "-d",
                body,
                URL + "/api/v1/" + path));
    }

    /** The nodes of the tailnet. */
    public List<JsonNode> nodes() {
        return api("GET", "node", "").path("nodes").valueStream().toList();
    }

    /** The node with a name. */
    public Optional<JsonNode> node(String name) {
        return nodes().stream()
                .filter(node -> node.path("givenName").asString().equals(name))
                .findFirst();
    }

    /**
     * The number of the node with a name.
     *
     * @throws Failure if there is none
     */
    public String idOf(String name) {
        return node(name)
                .orElseThrow(() -> Failure.of("headscale has no node " + name))
                .path("id")
                .asString();
    }

    /** Approves these routes of a node, and no others. */
    public void approve(String node, List<String> routes) {
        String list = routes.stream().map(route -> '"' + route + '"').collect(Collectors.joining(","));
        api("POST", "node/%s/approve_routes".formatted(idOf(node)), "{\"routes\":[%s]}".formatted(list));
    }

    /**
     * Adds a node that is nothing but an entry: nobody runs it.
     *
     * @return its number
     */
    public String addGhost(String name) {
        String authId = "hskey-authreq-" + (name + "x".repeat(AUTH_ID)).substring(0, AUTH_ID);
        api("POST", "debug/node", "{\"user\":\"user\",\"key\":\"%s\",\"name\":\"%s\"}".formatted(authId, name));
        return api("POST", "auth/register", "{\"user\":\"user\",\"authId\":\"%s\"}".formatted(authId))
                .path("node")
                .path("id")
                .asString();
    }

    /** Removes all nodes with a name. */
    public void remove(String name) {
        nodes().stream()
                .filter(node -> node.path("givenName").asString().equals(name))
                .forEach(node -> api("DELETE", "node/" + node.path("id").asString(), ""));
    }

    /** Ends it; its relay goes with it. */
    public void stop() {
        service.signal("TERM");
        if (service.awaitEnd(Duration.ofSeconds(10)).isEmpty()) {
            service.kill();
        }
    }

    /** Starts it again, with all it knew. */
    public void startAgain() {
        service = serve(host, program, folder);
        awaitAnswer();
    }

    /** What it has said since it was started. */
    public String log() {
        return service.log();
    }
}
