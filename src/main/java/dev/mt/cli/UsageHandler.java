package dev.mt.cli;

import dev.mt.core.ExitCode;
import java.util.List;
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
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                console.err().println("  did you mean " + String.join(" or ", suggestions) + "?");
            }
        }
        console.err().println("  see '" + line.getCommandSpec().qualifiedName() + " --help'");
        console.err().flush();
        return ExitCode.USAGE.status();
    }
}
