package dev.mt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Debian's docker-registry on a free port of loopback, for as long as it is open. */
public final class TestingDockerRegistry implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final long PATIENCE_MILLIS = 20_000;

    private final Process process;
    private final Thread atEnd;
    private final int port;

    private TestingDockerRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
        this.atEnd = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /** Starts a registry that keeps everything in a folder; skips the test where the program is missing. */
    public static TestingDockerRegistry start(Path folder) {
        return starting(folder, "");
    }

    /** One that speaks TLS. */
    public static TestingDockerRegistry startWithTls(Path folder, Path certificate, Path key) {
        return starting(folder, ", tls: {certificate: '%s', key: '%s'}".formatted(certificate, key));
    }

    private static TestingDockerRegistry starting(Path folder, String tls) {
        TestingPrograms.require("docker-registry");
        try {
            // Between choosing a port and listening on it, somebody else may take it.
            for (int i = 1; i < ATTEMPTS; i++) {
                TestingDockerRegistry registry = start(folder, freePort(), tls);
                if (registry.listens()) {
                    return registry;
                }
                registry.close();
            }
            TestingDockerRegistry registry = start(folder, freePort(), tls);
            if (!registry.listens()) {
                registry.close();
                throw new IllegalStateException(
                        "docker-registry does not start:\n" + Files.readString(folder.resolve("registry.log")));
            }
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestingDockerRegistry start(Path folder, int port, String tls) throws IOException {
        Path config = folder.resolve("registry.yml");
        Files.writeString(config, """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: '%s'}, delete: {enabled: true}}
                http: {addr: '127.0.0.1:%d'%s}
                """.formatted(folder.resolve("registry"), port, tls));
        Path program = TestingPrograms.find("docker-registry").orElseThrow();
        ProcessBuilder builder = new ProcessBuilder(List.of(program.toString(), "serve", config.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", folder.toString(), "OTEL_TRACES_EXPORTER", "none"));
        return new TestingDockerRegistry(builder.start(), port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            } catch (IOException e) {
                pause();
            }
        }
        return false;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** {@code 127.0.0.1:port}. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(atEnd);
    }
}
