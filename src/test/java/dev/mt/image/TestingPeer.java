package dev.mt.image;

import dev.mt.core.process.CommandResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A node that is not ours: Tailscale as released (1.102.4), with all its features. */
final class TestingPeer implements AutoCloseable {
    private final TestingDaemon daemon;
    private final TestingNamespace host;
    private final Path program;
    private final Path socket;

    private TestingPeer(TestingDaemon daemon, TestingNamespace host, Path program, Path socket) {
        this.daemon = daemon;
        this.host = host;
        this.program = program;
        this.socket = socket;
    }

    /** Variables without which a node would look for the internet, or for TLS in front of the DERP server. */
    static Map<String, String> variables() {
        return Map.of(
                "TS_DEBUG_USE_DERP_HTTP", "1",
                "TS_DISABLE_PORTMAPPER", "1",
                "TS_PANIC_IF_HIT_MAIN_CONTROL", "1");
    }

    /** Starts tailscaled, which is then logged out. */
    static TestingPeer start(TestingNamespace host) {
        Path daemon = TestingJudges.program("tailscaled");
        Path program = TestingJudges.program("tailscale");
        Path folder = TestingMachine.folder("peer");
        Path socket = folder.resolve("tailscaled.sock");
        TestingDaemon started = host.start(
                "tailscaled",
                folder,
                variables(),
                List.of(
                        daemon.toString(),
                        "--no-logs-no-support",
                        "--state=mem:",
                        "--statedir=" + folder,
                        "--socket=" + socket));
        TestingPatience.await("the peer to start", Duration.ofSeconds(30), () -> Files.exists(socket), started::log);
        return new TestingPeer(started, host, program, socket);
    }

    /** Joins a tailnet under a name, without taking over this machine's resolver. */
    void join(String server, String key, String name) {
        run(
                "up",
                "--login-server=" + server,
                "--authkey=" + key,
                "--hostname=" + name,
                "--accept-dns=false",
                "--accept-routes",
                "--timeout=30s");
    }

    CommandResult tryRun(String... words) {
        List<String> all = new ArrayList<>(List.of(program.toString(), "--socket=" + socket));
        all.addAll(List.of(words));
        return host.tryRun(all.toArray(String[]::new));
    }

    String run(String... words) {
        return tryRun(words).orFail("tailscale " + words[0] + " of the peer").text();
    }

    String log() {
        return daemon.log();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
