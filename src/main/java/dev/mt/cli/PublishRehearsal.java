package dev.mt.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.core.WholeFile;
import dev.mt.oci.Annotations;
import dev.mt.oci.ByteSource;
import dev.mt.oci.FileTree;
import dev.mt.oci.Image;
import dev.mt.oci.ImageConfig;
import dev.mt.oci.LayerFile;
import dev.mt.oci.LayoutWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A publication in small, to a registry within this process, so that the JVM can note which classes it takes (JEP 514). */
final class PublishRehearsal {
    private static final String TAG = "v1.104.5-mt.1";
    private static final String TYPE = "Content-Type";

    private final Map<String, byte[]> documents = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    private PublishRehearsal() {}

    /** Publishes an image of nothing, signed, twice, in a folder of its own, which it deletes. */
    static void run(Context context) throws IOException {
        Path folder = Files.createTempDirectory("mt-rehearsal");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", new PublishRehearsal()::answer);
        server.start();
        try {
            layout(folder);
            String key = folder.resolve("key").toString();
            String repository =
                    "127.0.0.1:%d/rehearsal/image".formatted(server.getAddress().getPort());
            Context own = new Context(
                    context.console(),
                    context.home(),
                    Map.of("HOME", folder.toString(), SigningOptions.PASSWORD, "any"));
            Main.commandLine(own).execute("release", "keygen", "--out", key);
            for (int i = 0; i < 2; i++) {
                Main.commandLine(own)
                        .execute(
                                "release",
                                "publish",
                                "--from",
                                folder.toString(),
                                "--to",
                                repository,
                                "--unproven",
                                "--key",
                                key);
            }
        } finally {
            server.stop(0);
            WholeFile.deleteTree(folder);
        }
    }

    private static void layout(Path folder) throws IOException {
        FileTree tree =
                FileTree.builder().file("bin/a", 0755, ByteSource.of("a")).build();
        ImageConfig.RunConfig process = new ImageConfig.RunConfig(
                List.of(),
                List.of("a"),
                List.of(),
                new TreeSet<>(),
                Optional.of("/"),
                new TreeMap<>(),
                Optional.empty());
        Image image = Image.of(
                Platform.ARMV5,
                Instant.EPOCH,
                process,
                LayerFile.write(tree, Instant.EPOCH, folder.resolve("layer")),
                "rehearsal");
        LayoutWriter.write(folder.resolve("oci"), TAG, List.of(image), Map.of(Annotations.VERSION, TAG));
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod()) {
                case "POST", "PATCH" -> {
                    exchange.getResponseHeaders().set("Location", "/upload");
                    exchange.sendResponseHeaders(202, -1);
                }
                case "PUT" -> {
                    documents.put(path, body);
                    types.put(path, String.valueOf(exchange.getRequestHeaders().getFirst(TYPE)));
                    exchange.sendResponseHeaders(201, -1);
                }
                default -> show(exchange, path);
            }
        }
    }

    private void show(HttpExchange exchange, String path) throws IOException {
        Optional<byte[]> document = Optional.ofNullable(documents.get(path));
        if (document.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] bytes = document.get();
        exchange.getResponseHeaders()
                .set("Docker-Content-Digest", Digest.of(bytes).toString());
        exchange.getResponseHeaders().set(TYPE, types.get(path));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
