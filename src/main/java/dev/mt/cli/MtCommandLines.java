package dev.mt.cli;

import dev.mt.release.pipelines.CommandLines;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Parses command lines of this program without carrying them out. */
record MtCommandLines(Context context) implements CommandLines {
    @Override
    public Optional<String> problem(List<String> words) {
        try {
            String[] arguments = words.toArray(String[]::new);
            ParseResult result = Main.commandLine(context, arguments).parseArgs(arguments);
            while (result.hasSubcommand()) {
                result = result.subcommand();
            }
            CommandLine last = result.commandSpec().commandLine();
            return last.getSubcommands().isEmpty() ? Optional.empty() : Optional.of("a command is missing");
        } catch (ParameterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
