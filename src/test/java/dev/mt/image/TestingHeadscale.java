package dev.mt.image;

import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Headscale 0.29.1, a control server, with its embedded DERP and STUN servers, for one tailnet {@code tail.test} of one user.
 * The policy lets everybody reach ports 1 to 9999 and ping; what is above is denied.
 */
final class TestingHeadscale implements AutoCloseable {
    static final String DOMAIN = "tail.test";
    static final String URL = "http://" + TestingNetwork.CONTROL + ":8080";

    /** The first port that the policy denies. */
    static final int DENIED_PORT = 10000;

    private static final String POLICY = """
            {"nodeAttrs": [{"target": ["*"], "attr": ["magicdns-aaaa"]}],
             "acls": [{"action": "accept", "src": ["*"], "dst": ["*:1-9999"]},
                      {"action": "accept", "proto": "icmp", "src": ["*"], "dst": ["*:*"]},
                      {"action": "accept", "proto": "ipv6-icmp", "src": ["*"], "dst": ["*:*"]}],
             "autoApprovers": {"routes": {"192.168.77.0/24": ["user@"], "fd77::/64": ["user@"]}, "exitNode": ["user@"]}}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestingDaemon daemon;
    private final Path folder;
    private final Path program;

    private TestingHeadscale(TestingDaemon daemon, Path folder, Path program) {
        this.daemon = daemon;
        this.folder = folder;
        this.program = program;
    }

    /** Starts the server on a host that has the address {@link TestingNetwork#CONTROL}. */
    static TestingHeadscale start(TestingNamespace host) {
        Path program = TestingJudges.program("headscale");
        Path folder = TestingMachine.folder("headscale");
        try {
            Files.writeString(folder.resolve("policy.json"), POLICY);
            Files.writeString(folder.resolve("config.yaml"), config(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestingDaemon daemon =
                host.start("headscale", folder, Map.of(), List.of(program.toString(), "-c", "config.yaml", "serve"));
        TestingHeadscale headscale = new TestingHeadscale(daemon, folder, program);
        TestingPatience.await("headscale to answer", PATIENCE, headscale::answers, daemon::log);
        return headscale;
    }

    private static String config(Path folder) {
        return """
            server_url: http://%1$s:8080
            listen_addr: %1$s:8080
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
            dns: {magic_dns: true, base_domain: %3$s, override_local_dns: false, nameservers: {global: []}}
            """.formatted(TestingNetwork.CONTROL, folder, DOMAIN);
    }

    private boolean answers() {
        return Files.exists(folder.resolve("headscale.sock"))
                && TestingPrograms.tryRun(folder, words("users", "list")).succeeded();
    }

    /** Makes the user, and a key with which any number of its nodes can join. */
    String newKey() {
        run("users", "create", "user");
        String id = JsonMapper.shared()
                .readTree(run("users", "list", "--output", "json"))
                .get(0)
                .path("id")
                .asString();
        String key = run("preauthkeys", "create", "--user", id, "--reusable", "--expiration", "1h");
        return key.lines().reduce((first, last) -> last).orElseThrow().strip();
    }

    /** Lets the server fall silent: connections are taken by the kernel, and nobody answers. */
    void pause() {
        daemon.signal("STOP");
    }

    /** Lets it go on. */
    void goOn() {
        daemon.signal("CONT");
    }

    String log() {
        return daemon.log();
    }

    private String run(String... words) {
        return TestingPrograms.run(folder, words(words));
    }

    private String[] words(String... words) {
        List<String> all = new ArrayList<>(List.of(program.toString(), "-c", "config.yaml"));
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    @Override
    public void close() {
        daemon.close();
    }
}
