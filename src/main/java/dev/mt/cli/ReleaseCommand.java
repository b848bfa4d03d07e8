package dev.mt.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Releases: it only has commands. */
@Command(
        name = "release",
        description = "Plans, tags, publishes, signs and checks releases.",
        synopsisSubcommandLabel = "COMMAND")
final class ReleaseCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: plan, tag, publish, promote, list, verify or keygen");
    }
}
