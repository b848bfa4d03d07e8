package dev.mt.cli;

import dev.mt.core.Failure;
import dev.mt.registry.TrustedAuthorities;
import dev.mt.release.secrets.Login;
import dev.mt.release.secrets.Secret;
import dev.mt.release.secrets.VaultSettings;
import dev.mt.release.settings.ReleaseSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where OpenBao is, and as whom it is asked. What is secret comes out of the environment. */
final class VaultOptions {
    /** The variables that log in, each with the prefix of OpenBao or of Vault. A command does not get to see them. */
    static final List<String> LOGIN_VARIABLES = List.of(
            "BAO_TOKEN",
            "VAULT_TOKEN",
            "BAO_ROLE_ID",
            "VAULT_ROLE_ID",
            "BAO_SECRET_ID",
            "VAULT_SECRET_ID",
            "BAO_JWT",
            "VAULT_JWT");

    /** How to log in. */
    enum Method {
        approle,
        jwt,
        token
    }

    @Option(
            names = "--vault-addr",
            paramLabel = "URL",
            description = "Where OpenBao is (default: BAO_ADDR, VAULT_ADDR, or that of release.toml).")
    private @Nullable String address;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "Role id of an AppRole, or name of a role for JWT (default: BAO_ROLE_ID or VAULT_ROLE_ID).")
    private @Nullable String role;

    @Option(
            names = "--auth",
            paramLabel = "approle|jwt|token",
            description =
                    "How to log in (default: by what is set: BAO_SECRET_ID, BAO_JWT or BAO_TOKEN, or the same with VAULT_).")
    private @Nullable Method auth;

    @Option(
            names = "--auth-path",
            paramLabel = "PATH",
            description = "Where the way to log in is mounted (default: approle or jwt).")
    private @Nullable String authPath;

    @Option(names = "--namespace", paramLabel = "NAME", description = "The namespace of OpenBao that everything is in.")
    private @Nullable String namespace;

    @Option(names = "--ca-file", paramLabel = "FILE", description = "Believe the certificate authorities of this file.")
    private @Nullable Path authorities;

    @Option(names = "--plain-http", description = "Speak to OpenBao without TLS, even on another machine.")
    private boolean plainHttp;

    /** Those of who logs in as the environment says. */
    static VaultOptions of(@Nullable String address, @Nullable String role) {
        VaultOptions options = new VaultOptions();
        options.address = address;
        options.role = role;
        return options;
    }

    VaultSettings settings(Context context) {
        String where = Optional.ofNullable(address)
                .or(() -> variable(context, "ADDR"))
                .orElseGet(() ->
                        ReleaseSettings.read(context.home()).vault().address().toString());
        VaultSettings settings = VaultSettings.of(where, plainHttp);
        if (namespace != null) {
            settings = settings.in(namespace);
        }
        return authorities == null ? settings : settings.trusting(TrustedAuthorities.of(authorities));
    }

    Login login(Context context) {
        return switch (method(context)) {
            case approle -> new Login.AppRole(mount("approle"), role(context, "its id"), secret(context, "SECRET_ID"));
            case jwt -> new Login.Jwt(mount("jwt"), role(context, "its name"), secret(context, "JWT"));
            case token -> new Login.Token(secret(context, "TOKEN"));
        };
    }

    private Method method(Context context) {
        if (auth != null) {
            return auth;
        }
        List<Method> possible = new ArrayList<>();
        variable(context, "SECRET_ID").ifPresent(any -> possible.add(Method.approle));
        variable(context, "JWT").ifPresent(any -> possible.add(Method.jwt));
        variable(context, "TOKEN").ifPresent(any -> possible.add(Method.token));
        if (possible.isEmpty()) {
            throw Failure.usage(
                    "nothing is there to log in to OpenBao with",
                    "set BAO_SECRET_ID (with --role), BAO_JWT (with --role) or BAO_TOKEN; the same with VAULT_ will do");
        }
        if (possible.size() > 1) {
            throw Failure.usage(
                    "there are %d ways to log in to OpenBao: %s".formatted(possible.size(), possible),
                    "choose one with --auth");
        }
        return possible.getFirst();
    }

    private String mount(String usual) {
        String mount = authPath == null ? usual : authPath;
        if (!mount.matches("[\\w-]+(/[\\w-]+)*")) {
            throw Failure.usage("'%s' is no path".formatted(mount), "give it as 'bao auth list' shows it, without '/'");
        }
        return mount;
    }

    private String role(Context context, String what) {
        return Optional.ofNullable(role)
                .or(() -> variable(context, "ROLE_ID"))
                .orElseThrow(() -> Failure.usage("no role was given", "--role takes " + what));
    }

    private static Secret secret(Context context, String name) {
        return variable(context, name)
                .map(Secret::new)
                .orElseThrow(() -> Failure.usage(
                        "the variable BAO_%s is not set".formatted(name),
                        "put it there; VAULT_%s will do".formatted(name)));
    }

    private static Optional<String> variable(Context context, String name) {
        return Optional.ofNullable(context.environment().get("BAO_" + name))
                .or(() -> Optional.ofNullable(context.environment().get("VAULT_" + name)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
