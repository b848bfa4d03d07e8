package dev.mt.routeros.simulator.router;

import dev.mt.core.Digest;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.net.Trust;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.storage.Files;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /certificate}: what was imported, and whether the list that RouterOS brings along counts. */
final class CertificateStore {
    private static final Pattern COMMON_NAME = Pattern.compile("CN=([^,]+)");
    private static final List<String> USERS = List.of("fetch", "container", "netwatch", "email", "dns");

    private final Router router;
    /** The certificates of rows, by their digests. */
    private final Map<String, X509Certificate> certificates = new HashMap<>();

    CertificateStore(Router router) {
        this.router = router;
    }

    void build() {
        router.menus().table("certificate", table -> table.type(Types.BOOL, "trusted")
                .computed("fingerprint", entry -> Str.of(entry.text("fingerprint")))
                .computed("certificate", entry -> Bool.of(certificates.containsKey(entry.text("fingerprint"))))
                .command("import", this::read));
        router.menus().settings("certificate/settings", menu -> {
            menu.type(Types.BOOL, "crl-download", "crl-use")
                    .type(Types.TEXT, "builtin-trust-store")
                    .type(Types.word("trusted", "not-trusted"), "builtin-trust-anchors")
                    .standard("crl-download", Bool.FALSE)
                    .standard("crl-use", Bool.FALSE)
                    .standard("crl-store", Str.of("ram"))
                    .standard("builtin-trust-anchors", Str.of("not-trusted"))
                    .standard("builtin-trust-store", Str.of("default"));
            if (menu.settable.contains("builtin-trust-store")) {
                menu.computed("current-defaults", () -> Str.of(String.join(",", USERS)));
            }
        });
    }

    private Value read(Arguments arguments, dev.mt.routeros.simulator.run.Session session) {
        String file = Files.normal(arguments.text("file-name"));
        byte[] pem = router.download(file).orElseThrow(() -> ScriptError.failure("file not found"));
        Table table = router.menus().table("certificate");
        int imported = 0;
        try {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            router.operations().step(Operation.Kind.COMMAND, "/certificate/import " + file);
            for (Certificate each : found) {
                X509Certificate certificate = (X509Certificate) each;
                String digest = Digest.of(certificate.getEncoded()).hex();
                if (certificates.putIfAbsent(digest, certificate) == null) {
                    String name = arguments.text("name").isEmpty() ? file + "_" + imported : arguments.text("name");
                    Map<String, Value> values = new LinkedHashMap<>();
                    values.put("name", Str.of(name));
                    values.put("common-name", Str.of(commonName(certificate)));
                    values.put("fingerprint", Str.of(digest));
                    values.put("trusted", Bool.of(!arguments.text("trusted").equals("no")));
                    table.insert(values, false);
                    imported++;
                }
            }
        } catch (CertificateException e) {
            // Counted below: nothing was imported.
        }
        session.output().accept("     certificates-imported: " + imported);
        return dev.mt.routeros.simulator.value.Array.of(List.of(), Map.of("certificates-imported", Num.of(imported)));
    }

    private static String commonName(X509Certificate certificate) {
        Matcher name = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
        return name.find() ? name.group(1) : "";
    }

    /**
     * What a part of the router takes.
     *
     * @param revocation whether lists of revoked certificates must be there
     * @param user which part: {@code fetch}, {@code container}
     */
    Trust trust(boolean checked, boolean revocation, String user) {
        if (!checked) {
            return Trust.blind(router.clock().now());
        }
        List<X509Certificate> imported = new ArrayList<>();
        List<String> authorities = new ArrayList<>();
        for (Entry entry : router.menus().table("certificate").entries()) {
            X509Certificate certificate = certificates.get(entry.text("fingerprint"));
            if (certificate != null && entry.yes("trusted")) {
                imported.add(certificate);
                authorities.add(commonName(certificate));
            }
        }
        return new Trust(
                true,
                revocation,
                imported,
                authorities,
                builtin(user),
                router.clock().now());
    }

    private boolean builtin(String user) {
        Singleton settings = router.menus().settings("certificate/settings");
        if (settings.text("builtin-trust-anchors").equals("trusted")) {
            return true;
        }
        String store = settings.text("builtin-trust-store");
        return switch (store) {
            case "all" -> true;
            case "default" -> USERS.contains(user);
            default -> List.of(store.split(",")).contains(user);
        };
    }
}
