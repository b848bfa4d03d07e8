package dev.mt.release.attest;

import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** go-containerregistry's registry, which has the referrers API, in memory, for as long as it is open. */
public final class TestingGoRegistry implements AutoCloseable {
    private final Process process;
    private final int port;

    private TestingGoRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where {@code ./check} puts other people's programs that it builds. */
    public static Path judge(String name) {
        Path program = Path.of(System.getProperty("mt.home", ""), "target/judges", name)
                .toAbsolutePath();
        TestingPrograms.require(Files.isExecutable(program), program + " is missing: ./check builds it");
        return program;
    }

    /** Starts it; skips the test where the program is missing. */
    public static TestingGoRegistry start(Path folder) {
        Path program = judge("registry");
        try {
            int port;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            Process process = new ProcessBuilder(List.of(program.toString(), "-port", Integer.toString(port)))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("go-registry.log").toFile())
                    .start();
            TestingGoRegistry registry = new TestingGoRegistry(process, port);
            for (int i = 0; i < 500 && process.isAlive(); i++) {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                    return registry;
                } catch (IOException e) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
            registry.close();
            throw new IllegalStateException("the registry does not start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String host() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
