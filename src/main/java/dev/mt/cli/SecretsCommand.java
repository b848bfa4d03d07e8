package dev.mt.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Secrets: it only has commands. */
@Command(
        name = "secrets",
        description = "Runs commands with secrets out of OpenBao.",
        synopsisSubcommandLabel = "COMMAND")
final class SecretsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: run");
    }
}
