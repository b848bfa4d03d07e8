package dev.mt.cli;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.registry.Sleeper;
import dev.mt.release.secrets.Login;
import dev.mt.release.secrets.SecretField;
import dev.mt.release.secrets.VaultSession;
import dev.mt.release.secrets.WithSecrets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Variables of a command that come out of OpenBao, as {@code mt secrets run} does it for other programs. */
final class SecretOptions {
    @Option(
            names = "--field",
            paramLabel = "NAME=PATH#FIELD",
            description =
                    "Take a variable, such as MT_REGISTRY_PASSWORD, out of OpenBao; the token is revoked before anything else is done.")
    private List<String> fields = List.of();

    @Option(
            names = "--vault-addr",
            paramLabel = "URL",
            description = "Where OpenBao is (default: BAO_ADDR, VAULT_ADDR, or that of release.toml).")
    private @Nullable String address;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "Who logs in there (default: BAO_ROLE_ID or VAULT_ROLE_ID); with what, see 'mt secrets run'.")
    private @Nullable String role;

    /**
     * Does something with the variables that are asked for, in the environment it is given, or as it is if none are.
     *
     * @return the status of what was done; 1 if that is 0 and the token could not be taken back
     */
    int around(Context context, Consumer<String> say, ToIntFunction<Context> task) {
        if (fields.isEmpty()) {
            if (address != null || role != null) {
                throw Failure.usage(
                        "nothing is asked for from OpenBao",
                        "--field names a variable and where its value is, such as MT_REGISTRY_PASSWORD=secret/ci/registry#password");
            }
            return task.applyAsInt(context);
        }
        List<SecretField> wanted = SecretField.parseAll(fields);
        VaultOptions vault = VaultOptions.of(address, role);
        Login login = vault.login(context);
        Map<String, String> rest = new HashMap<>(context.environment());
        rest.keySet().removeAll(VaultOptions.LOGIN_VARIABLES);
        try (VaultSession session =
                new VaultSession(vault.settings(context), Sleeper.REAL, InstantSource.system(), say)) {
            return new WithSecrets(session, command -> task.applyAsInt(with(context, command)), say)
                    .run(login, wanted, Command.of("mt").with(rest));
        }
    }

    private static Context with(Context context, Command command) {
        return new Context(context.console(), context.home(), command.environment(), context.interruption());
    }
}
