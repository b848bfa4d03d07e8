package dev.mt.proof.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A web server that tells everybody the address they come from. Arguments: the port; to listen with TLS too, its port, a key
 * store (PKCS #12) and its password.
 */
public final class WebServer {
    private static final PrintStream LOG =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private WebServer() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        serve(HttpServer.create(address(arguments[0]), 0));
        if (arguments.length > 1) {
            serve(overTls(address(arguments[1]), Path.of(arguments[2]), arguments[3].toCharArray()));
        }
        LOG.println("ready");
    }

    private static InetSocketAddress address(String port) {
        return new InetSocketAddress(Integer.parseInt(port));
    }

    private static void serve(HttpServer server) {
        server.createContext("/", WebServer::answer);
        server.start();
    }

    private static HttpServer overTls(InetSocketAddress address, Path store, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String from = exchange.getRemoteAddress().getAddress().getHostAddress();
        LOG.println("%s asks for %s".formatted(from, exchange.getRequestURI()));
        byte[] text = (from + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length);
        try (exchange) {
            exchange.getResponseBody().write(text);
        }
    }
}
