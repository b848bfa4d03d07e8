package dev.mt.cli;

import dev.mt.core.process.Command;
import dev.mt.core.process.ForegroundRunner;
import dev.mt.registry.Sleeper;
import dev.mt.release.secrets.Login;
import dev.mt.release.secrets.SecretField;
import dev.mt.release.secrets.VaultSession;
import dev.mt.release.secrets.WithSecrets;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a command with secrets in its environment. */
@CommandLine.Command(
        name = "run",
        description = {
            "Logs in to OpenBao, reads the fields that are named, and runs a command that finds them in its environment.",
            "The token is revoked before the command starts; if that fails, when it has ended, however it ends.",
            "Ends with the command's own status. What logged in is not in the command's environment."
        })
final class SecretsRunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private VaultOptions vault = new VaultOptions();

    @Option(
            names = "--field",
            paramLabel = "NAME=PATH#FIELD",
            description =
                    "A variable, and where its value is, such as MT_REGISTRY_PASSWORD=secret/ci/registry#password.")
    private List<String> fields = List.of();

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The command and its arguments, after '--'.")
    private List<String> words = List.of();

    private final Context context;

    SecretsRunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<SecretField> wanted = SecretField.parseAll(fields);
        Login login = vault.login(context);
        Map<String, String> environment = new TreeMap<>(context.environment());
        environment.keySet().removeAll(VaultOptions.LOGIN_VARIABLES);
        try (VaultSession session =
                new VaultSession(vault.settings(context), Sleeper.REAL, InstantSource.system(), this::say)) {
            return new WithSecrets(session, new ForegroundRunner(), this::say)
                    .run(login, wanted, Command.of(words).with(environment));
        }
    }

    private void say(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("mt: " + message);
        err.flush();
    }
}
