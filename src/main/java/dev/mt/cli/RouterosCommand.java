package dev.mt.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What has to do with scripts for routers: it only has commands. */
@Command(
        name = "routeros",
        description = "Checks scripts for RouterOS, and simulates routers that run them.",
        synopsisSubcommandLabel = "COMMAND")
final class RouterosCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: check, simulate or script");
    }
}
