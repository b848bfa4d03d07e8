package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.core.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Says what is wrong with a command line, and where its help is. */
final class UsageHandler implements CommandLine.IParameterExceptionHandler {
    private final Console console;

    UsageHandler(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        console.err().println("mt: " + e.getMessage());
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            nearest(unmatched).ifPresent(near -> console.err().println("  did you mean " + near + "?"));
        }
        console.err().println("  see '" + line.getCommandSpec().qualifiedName() + " --help'");
        console.err().flush();
        return ExitCode.USAGE.status();
    }

    private static Optional<String> nearest(CommandLine.UnmatchedArgumentException e) {
        CommandLine.Model.CommandSpec spec = e.getCommandLine().getCommandSpec();
        String word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().getFirst();
        List<String> known = new ArrayList<>(spec.optionsMap().keySet());
        spec.subcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                known.add(name);
            }
        });
        return Suggestion.nearest(word.split("=", 2)[0], known);
    }
}
