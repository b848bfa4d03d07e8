package dev.mt.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Pipelines: it only has commands. */
@Command(name = "pipelines", description = "Checks the pipelines of Woodpecker.", synopsisSubcommandLabel = "COMMAND")
final class PipelinesCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: check");
    }
}
