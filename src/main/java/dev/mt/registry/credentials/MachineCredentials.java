package dev.mt.registry.credentials;

import dev.mt.core.Failure;
import dev.mt.core.process.CommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this machine knows, in the order in which it is looked at: the variables {@code MT_REGISTRY_USER} and {@code
 * MT_REGISTRY_PASSWORD}; the file that {@code REGISTRY_AUTH_FILE} names, and then no other; {@code containers/auth.json} of
 * {@code XDG_RUNTIME_DIR} and of the configuration; Docker's {@code config.json}.
 */
public final class MachineCredentials {
    /** The user, if the environment says so. */
    public static final String USER = "MT_REGISTRY_USER";

    /** Their password, or what stands for one. */
    public static final String PASSWORD = "MT_REGISTRY_PASSWORD";

    private static final String FILE = "REGISTRY_AUTH_FILE";

    private MachineCredentials() {}

    /**
     * Puts the sources together; files are read when they are needed.
     *
     * @throws Failure if a variable names what is not there, or half of a login
     */
    public static CredentialSource of(Map<String, String> environment, CommandRunner commands) {
        Optional<Credential> login = login(environment);
        if (login.isPresent()) {
            return (registry, repository) -> login;
        }
        CredentialHelpers helpers = new HelperPrograms(environment, commands);
        CredentialSource all = CredentialSource.NONE;
        for (Path file : files(environment)) {
            all = all.or(new AuthFile(file, helpers));
        }
        return all;
    }

    private static Optional<Credential> login(Map<String, String> environment) {
        String user = environment.getOrDefault(USER, "");
        String password = environment.getOrDefault(PASSWORD, "");
        if (user.isEmpty() != password.isEmpty()) {
            throw Failure.usage(
                    "%s is set, but %s is not"
                            .formatted(user.isEmpty() ? PASSWORD : USER, user.isEmpty() ? USER : PASSWORD),
                    "set both, or neither");
        }
        return user.isEmpty() ? Optional.empty() : Optional.of(new Credential.Login(user, password));
    }

    private static List<Path> files(Map<String, String> environment) {
        String named = environment.getOrDefault(FILE, "");
        if (!named.isEmpty()) {
            Path file = Path.of(named);
            if (!Files.isRegularFile(file)) {
                throw Failure.usage(
                        "%s names %s, which is no file".formatted(FILE, named), "log in with your tool first");
            }
            return List.of(file);
        }
        List<Path> files = new ArrayList<>();
        folder(environment, "XDG_RUNTIME_DIR")
                .map(run -> run.resolve("containers/auth.json"))
                .ifPresent(files::add);
        Optional<Path> home = folder(environment, "HOME");
        folder(environment, "XDG_CONFIG_HOME")
                .or(() -> home.map(own -> own.resolve(".config")))
                .map(config -> config.resolve("containers/auth.json"))
                .ifPresent(files::add);
        folder(environment, "DOCKER_CONFIG")
                .or(() -> home.map(own -> own.resolve(".docker")))
                .map(docker -> docker.resolve("config.json"))
                .ifPresent(files::add);
        return files.stream().filter(Files::isRegularFile).toList();
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.of(environment.getOrDefault(variable, ""))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
