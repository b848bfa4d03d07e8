package dev.mt.cli;

import dev.mt.core.Failure;
import dev.mt.core.process.ProcessRunner;
import dev.mt.registry.ClientSettings;
import dev.mt.registry.Reference;
import dev.mt.registry.TrustedAuthorities;
import dev.mt.registry.credentials.MachineCredentials;
import dev.mt.release.settings.ReleaseSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which repository, and how it is spoken to. */
final class RegistryOptions {
    @Option(
            names = "--to",
            paramLabel = "REPOSITORY",
            description =
                    "Which repository, such as registry.example.com/network/tailscale (default: that of release.toml).")
    private @Nullable String to;

    @Option(names = "--ca-file", paramLabel = "FILE", description = "Believe the certificate authorities of this file.")
    private @Nullable Path authorities;

    @Option(names = "--plain-http", description = "Speak to the registry without TLS; on this machine that is usual.")
    private boolean plainHttp;

    /** The repository; a tag or digest is refused. */
    Reference repository(Context context) {
        String name = to == null ? ReleaseSettings.read(context.home()).repository() : to;
        Reference reference = Reference.parse(name);
        if (name.contains("@") || name.indexOf(':', name.lastIndexOf('/') + 1) >= 0) {
            throw Failure.usage(
                    "'%s' has a tag or a digest, and a repository was expected".formatted(name),
                    "give %s/%s".formatted(reference.registry(), reference.repository()));
        }
        return reference;
    }

    ClientSettings settings(Context context) {
        ClientSettings settings =
                ClientSettings.ANONYMOUS.as(MachineCredentials.of(context.environment(), new ProcessRunner()));
        if (authorities != null) {
            settings = settings.trusting(TrustedAuthorities.of(authorities));
        }
        return plainHttp ? settings.plain() : settings;
    }
}
