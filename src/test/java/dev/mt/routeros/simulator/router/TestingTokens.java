package dev.mt.routeros.simulator.router;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.mt.testing.TestingPrograms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Gives anybody a token for reading (distribution's "Token Authentication Implementation": a JWT by RS256, its key's
 * certificate in {@code x5c}), at an address of its own, with the certificate of a {@link TestingTlsRegistry}.
 */
public final class TestingTokens implements AutoCloseable {
    /** The registry's name, as its challenge says it. */
    public static final String SERVICE = "registry.test";

    private static final String ISSUER = "tokens.test";

    private final HttpsServer server;
    private final PrivateKey key;
    private final String certificate;
    private final Path folder;
    private final AtomicInteger given = new AtomicInteger();

    private TestingTokens(HttpsServer server, PrivateKey key, String certificate, Path folder) {
        this.server = server;
        this.key = key;
        this.certificate = certificate;
        this.folder = folder;
    }

    /**
     * Starts it.
     *
     * @param folder where a {@link TestingTlsRegistry} has its certificates
     */
    public static TestingTokens start(Path folder) throws IOException, GeneralSecurityException {
        TestingPrograms.run(
                folder,
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "3650",
                "-subj",
                "/CN=tokens",
                "-keyout",
                "tokens.key",
                "-out",
                "tokens.crt");
        TestingPrograms.run(
                folder,
                "openssl",
                "pkcs12",
                "-export",
                "-passout",
                "pass:test",
                "-in",
                "server.pem",
                "-inkey",
                "server.key",
                "-out",
                "server.p12");
        PrivateKey key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(pem(folder.resolve("tokens.key"))));
        byte[] certificate = pem(folder.resolve("tokens.crt"));
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setHttpsConfigurator(new HttpsConfigurator(context(folder.resolve("server.p12"))));
        TestingTokens tokens =
                new TestingTokens(server, key, Base64.getEncoder().encodeToString(certificate), folder);
        server.createContext("/token", tokens::answer);
        server.start();
        return tokens;
    }

    private static byte[] pem(Path file) throws IOException {
        String text = Files.readString(file).replaceAll("-----[^-]+-----", "");
        return Base64.getMimeDecoder().decode(text);
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        char[] password = "test".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** Where it is asked. */
    public String realm() {
        return "https://localhost:%d/token".formatted(server.getAddress().getPort());
    }

    /** What a registry's configuration says of it. */
    public String configuration() {
        return "auth: {token: {realm: '%s', service: '%s', issuer: '%s', rootcertbundle: '%s'}}"
                .formatted(realm(), SERVICE, ISSUER, folder.resolve("tokens.crt"));
    }

    /** How many tokens it has given. */
    public int given() {
        return given.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            String repository = query.replaceFirst(".*scope=repository:([^:&]*):pull.*", "$1");
            boolean good = query.contains("service=" + SERVICE) && !repository.equals(query);
            byte[] body = (good ? "{\"token\":\"%s\",\"expires_in\":300}".formatted(token(repository)) : "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(good ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
            given.addAndGet(good ? 1 : 0);
        }
    }

    private String token(String repository) {
        long now = Instant.now().getEpochSecond();
        String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\"%s\"]}".formatted(certificate);
        String claims = ("{\"iss\":\"%s\",\"sub\":\"\",\"aud\":\"%s\",\"exp\":%d,\"nbf\":%d,\"iat\":%d,\"jti\":\"%s\","
                        + "\"access\":[{\"type\":\"repository\",\"name\":\"%s\",\"actions\":[\"pull\"]}]}")
                .formatted(ISSUER, SERVICE, now + 300, now - 10, now, UUID.randomUUID(), repository);
        String signed = encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
