package dev.mt.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: it only has commands. */
@Command(
        name = "mt",
        description = "Builds a Tailscale container image that fits a MikroTik router's flash.",
        versionProvider = MtVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:everything that was asked for is there",
            "1:it was tried, and did not work",
            "2:the command line is wrong",
            "130:interrupted"
        })
final class Mt implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli reads it, and answers
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show what this program builds, and exit.")
    @SuppressWarnings("UnusedVariable") // likewise
    private boolean version;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: build, verify, size, symbolize, routeros, release, pins, pipelines, secrets,"
                        + " completion or help");
    }
}
