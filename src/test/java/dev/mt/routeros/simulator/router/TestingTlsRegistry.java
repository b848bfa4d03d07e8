package dev.mt.routeros.simulator.router;

import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Debian's docker-registry behind TLS, with a certificate for {@code localhost} from an authority of the test's own. */
public final class TestingTlsRegistry implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 20_000;

    private final Process process;
    private final Thread atEnd;
    private final Path folder;
    private final int port;

    private TestingTlsRegistry(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.atEnd = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /** One that everybody may read and write. */
    public static TestingTlsRegistry start(Path folder) throws IOException {
        TestingPrograms.require("docker-registry", "openssl", "skopeo");
        certificates(folder);
        return start(folder, "open", "");
    }

    /**
     * A second one that has what this one has, and goes on getting it.
     *
     * @param name for its files
     * @param more lines for its configuration, such as {@code auth: …}
     */
    public TestingTlsRegistry another(String name, String more) throws IOException {
        return start(folder, name, more);
    }

    private static TestingTlsRegistry start(Path folder, String name, String more) throws IOException {
        int port = freePort();
        Path config = folder.resolve(name + ".yml");
        Path log = folder.resolve(name + ".log");
        Files.writeString(config, """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: '%1$s/registry'}}
                http: {addr: '127.0.0.1:%2$d', tls: {certificate: '%1$s/server.pem', key: '%1$s/server.key'}}
                %3$s
                """.formatted(folder, port, more));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        TestingPrograms.find("docker-registry").orElseThrow().toString(), "serve", config.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", folder.toString(), "OTEL_TRACES_EXPORTER", "none"));
        TestingTlsRegistry registry = new TestingTlsRegistry(builder.start(), folder, port);
        if (!registry.listens()) {
            registry.close();
            throw new IllegalStateException("docker-registry does not start:\n" + Files.readString(log));
        }
        return registry;
    }

    private static void certificates(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("certs"));
        TestingPrograms.run(
                folder,
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "3650",
                "-subj",
                "/CN=Test Authority",
                "-keyout",
                "ca.key",
                "-out",
                "certs/ca.crt");
        TestingPrograms.run(
                folder,
                "openssl",
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=localhost",
                "-keyout",
                "server.key",
                "-out",
                "server.csr");
        Files.writeString(folder.resolve("names.ext"), "subjectAltName=DNS:localhost\n");
        TestingPrograms.run(
                folder,
                "openssl",
                "x509",
                "-req",
                "-in",
                "server.csr",
                "-CA",
                "certs/ca.crt",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-days",
                "3650",
                "-extfile",
                "names.ext",
                "-out",
                "server.pem");
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
                try {
                    Thread.sleep(50);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return false;
    }

    /** Host and port. */
    public String address() {
        return "localhost:" + port;
    }

    /** The authority's certificate. */
    public byte[] authority() throws IOException {
        return Files.readAllBytes(folder.resolve("certs/ca.crt"));
    }

    /** Copies all images of a layout's tag into the registry. */
    public void push(Path layout, String tag, String name) {
        TestingPrograms.run(
                folder,
                "skopeo",
                "copy",
                "--all",
                "--quiet",
                "--dest-cert-dir",
                folder.resolve("certs").toString(),
                "oci:" + layout + ":" + tag,
                "docker://" + address() + "/" + name);
    }

    /** What skopeo gives as the digest of a name. */
    public String digest(String name) {
        return TestingPrograms.run(
                        folder,
                        "skopeo",
                        "inspect",
                        "--cert-dir",
                        folder.resolve("certs").toString(),
                        "--format",
                        "{{.Digest}}",
                        "docker://" + address() + "/" + name)
                .strip();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(atEnd);
    }
}
