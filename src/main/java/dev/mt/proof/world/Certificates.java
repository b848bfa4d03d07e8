package dev.mt.proof.world;

import dev.mt.core.Failure;
import dev.mt.proof.machine.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority that all nodes trust, the control server's certificate from it, and one that nobody's authority signed. Made by
 * the JDK's keytool.
 *
 * @param authority the authority's certificate, PEM
 * @param certificate the control server's, PEM
 * @param key the control server's private key, PEM (PKCS #8)
 * @param impostor a key store (PKCS #12) of somebody who only claims to have the same address
 */
public record Certificates(Path authority, Path certificate, Path key, Path impostor) {
    /** The password of the key stores, which protects nothing. */
    public static final String PASSWORD = "changeit";

    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** Makes all of them in a folder of the run. */
    public static Certificates make(Machine machine) {
        Path folder = machine.run().folder("certificates-" + machine.numbers().incrementAndGet());
        Path store = folder.resolve("store.p12");
        Path impostor = folder.resolve("impostor.p12");
        generate(machine, store, "authority", "-ext", "bc:c");
        generate(machine, store, "control", "-signer", "authority", "-ext", "san=ip:" + Addresses.INTERNET);
        generate(machine, impostor, "impostor", "-ext", "san=ip:" + Addresses.INTERNET);
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            Key key = keys.getKey("control", PASSWORD.toCharArray());
            return new Certificates(
                    write(
                            folder,
                            "authority.pem",
                            "CERTIFICATE",
                            keys.getCertificate("authority").getEncoded()),
                    write(
                            folder,
                            "control.pem",
                            "CERTIFICATE",
                            keys.getCertificate("control").getEncoded()),
                    write(folder, "control.key", "PRIVATE KEY", key.getEncoded()),
                    impostor);
        } catch (IOException | GeneralSecurityException e) {
            throw Failure.of("cannot make certificates for the control server", "", e);
        }
    }

    private static void generate(Machine machine, Path store, String alias, String... more) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "30",
                "-dname",
                "CN=" + alias,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        words.addAll(List.of(more));
        machine.run("making a certificate", words);
    }

    private static Path write(Path folder, String name, String kind, byte[] bytes) {
        String text = new String(PEM.encode(bytes), StandardCharsets.US_ASCII);
        return Machine.write(
                folder.resolve(name), "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text));
    }

    /** A list of trusted authorities with ours at its end. */
    public Path appendedTo(Path bundle, Path result) {
        return Machine.write(result, Machine.read(bundle) + Machine.read(authority));
    }
}
