package dev.mt.release.settings;

import dev.mt.core.toml.TomlTable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * {@code release.toml}: the names of a deployment.
 *
 * @param repository what routers pull, without a tag: {@code host/path}
 * @param git where the source is
 * @param vault where the secrets are
 * @param pipelineSecrets the secrets that the pipelines' own server gives out, by name
 */
public record ReleaseSettings(String repository, Git git, Vault vault, List<String> pipelineSecrets) {
    /** Its name in the checkout. */
    public static final String FILE = "release.toml";

    public ReleaseSettings {
        Objects.requireNonNull(repository, "repository is null");
        Objects.requireNonNull(git, "git is null");
        Objects.requireNonNull(vault, "vault is null");
        pipelineSecrets = List.copyOf(pipelineSecrets);
    }

    /**
     * The host of the source.
     *
     * @param host its address, such as {@code https://gitea.example.com}
     * @param repository the repository there, such as {@code owner/name}
     */
    public record Git(URI host, String repository) {
        public Git {
            Objects.requireNonNull(host, "host is null");
            Objects.requireNonNull(repository, "repository is null");
        }

        /** Where a person finds the source. */
        public URI address() {
            return URI.create(host + "/" + repository);
        }
    }

    /**
     * The store of secrets.
     *
     * @param address OpenBao's address
     * @param roles the roles that pipelines log in as
     * @param fields what it holds for them, each {@code PATH#FIELD}
     */
    public record Vault(URI address, List<String> roles, List<String> fields) {
        public Vault {
            Objects.requireNonNull(address, "address is null");
            roles = List.copyOf(roles);
            fields = List.copyOf(fields);
        }
    }

    /** Reads it. */
    public static ReleaseSettings read(Path checkout) {
        TomlTable file = TomlTable.read(checkout.resolve(FILE)).only("registry", "git", "vault", "pipelines");
        TomlTable git = file.table("git").only("host", "repository");
        TomlTable vault = file.table("vault").only("address", "roles", "fields");
        return new ReleaseSettings(
                file.table("registry").only("repository").string("repository"),
                new Git(address(git, "host"), git.string("repository")),
                new Vault(address(vault, "address"), vault.strings("roles"), vault.strings("fields")),
                file.table("pipelines").only("secrets").strings("secrets"));
    }

    private static URI address(TomlTable table, String key) {
        String text = table.string(key);
        if (!text.matches("https?://[\\w.-]+(:\\d+)?(/[\\w./-]*[\\w-])?")) {
            throw table.refused(key, "is no address: " + text, "write it as https://host, without '/' at its end");
        }
        return URI.create(text);
    }
}
