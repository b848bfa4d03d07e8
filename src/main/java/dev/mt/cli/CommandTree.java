package dev.mt.cli;

import java.util.List;
import java.util.Objects;
import picocli.CommandLine;

/**
 * Which commands there are, below which. picocli describes a command by reflection, and all of them take longer than the
 * rest of the start: so only those that the words of a command line name are described.
 *
 * @param name as it is typed
 * @param type the command's class
 * @param needsAll whether it shows, or uses, the other commands beside it
 * @param below its own commands
 */
record CommandTree(String name, Class<?> type, boolean needsAll, List<CommandTree> below) {
    /** The whole program. */
    static final CommandTree MT = group(
            "mt",
            Mt.class,
            command("build", BuildCommand.class),
            command("verify", VerifyCommand.class),
            command("size", SizeCommand.class),
            command("symbolize", SymbolizeCommand.class),
            group(
                    "routeros",
                    RouterosCommand.class,
                    command("check", RouterosCheckCommand.class),
                    command("simulate", RouterosSimulateCommand.class),
                    command("script", RouterosScriptCommand.class),
                    command("schema", RouterosSchemaCommand.class)),
            group(
                    "release",
                    ReleaseCommand.class,
                    command("plan", ReleasePlanCommand.class),
                    command("tag", ReleaseTagCommand.class),
                    command("publish", ReleasePublishCommand.class),
                    command("promote", ReleasePromoteCommand.class),
                    command("list", ReleaseListCommand.class),
                    command("verify", ReleaseVerifyCommand.class),
                    command("keygen", ReleaseKeygenCommand.class)),
            command("pins", PinsCommand.class),
            group("pipelines", PipelinesCommand.class, command("check", PipelinesCheckCommand.class)),
            group("secrets", SecretsCommand.class, command("run", SecretsRunCommand.class)),
            new CommandTree("completion", CompletionCommand.class, true, List.of()),
            command("rehearse", RehearseCommand.class),
            new CommandTree("help", HelpCommand.class, true, List.of()));

    CommandTree {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
        below = List.copyOf(below);
    }

    private static CommandTree command(String name, Class<?> type) {
        return new CommandTree(name, type, false, List.of());
    }

    private static CommandTree group(String name, Class<?> type, CommandTree... below) {
        return new CommandTree(name, type, false, List.of(below));
    }

    /**
     * Describes it for picocli.
     *
     * @param words what comes after its name; where they name no command, all below are described: for help, and for what
     *     may have been meant
     */
    CommandLine describe(CommandLine.IFactory factory, List<String> words) {
        CommandLine line = new CommandLine(type, factory);
        List<CommandTree> named = below.stream()
                .filter(each -> !words.isEmpty() && each.name.equals(words.getFirst()) && !each.needsAll)
                .toList();
        for (CommandTree each : named.isEmpty() ? below : named) {
            List<String> rest = named.isEmpty() ? List.of() : words.subList(1, words.size());
            line.addSubcommand(each.name, each.describe(factory, rest));
        }
        return line;
    }
}
