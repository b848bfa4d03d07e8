package dev.mt.cli;

import dev.mt.core.Failure;
import dev.mt.core.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mt help build} is {@code mt build --help}. */
@Command(name = "help", description = "Shows the help of a command.")
final class HelpCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "Which command; none means mt itself.")
    private @Nullable String command;

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        String wanted = command;
        if (wanted == null) {
            root.usage(root.getOut());
            return;
        }
        CommandLine found = root.getSubcommands().get(wanted);
        if (found == null) {
            throw Failure.usage(
                    "there is no command '%s'".formatted(wanted),
                    Suggestion.among(
                            wanted,
                            root.getSubcommands().entrySet().stream()
                                    .filter(entry -> !entry.getValue()
                                            .getCommandSpec()
                                            .usageMessage()
                                            .hidden())
                                    .map(entry -> entry.getKey())
                                    .toList()));
        }
        found.usage(root.getOut());
    }
}
