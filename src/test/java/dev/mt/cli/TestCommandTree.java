package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** That a command is the same whether it is described alone, or with all others. */
class TestCommandTree {
    private static CommandLine line(String... words) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Main.commandLine(
                new Context(new Console(nowhere, nowhere, false, 80, false), Path.of(""), Map.of()), words);
    }

    static Stream<List<String>> commands() {
        return below(List.of(), CommandTree.MT.below()).stream();
    }

    private static List<List<String>> below(List<String> path, List<CommandTree> commands) {
        List<List<String>> all = new ArrayList<>();
        for (CommandTree each : commands) {
            List<String> words = new ArrayList<>(path);
            words.add(each.name());
            all.add(words);
            all.addAll(below(words, each.below()));
        }
        return all;
    }

    private static CommandLine at(CommandLine line, List<String> words) {
        CommandLine found = line;
        for (String word : words) {
            found = Objects.requireNonNull(found.getSubcommands().get(word), word);
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void describesACommandAloneAsWithAllOthers(List<String> words) {
        CommandLine alone = at(line(words.toArray(String[]::new)), words);
        CommandLine together = at(line(), words);
        assertThat(alone.getUsageMessage()).isEqualTo(together.getUsageMessage());
        assertThat(alone.getCommandSpec().optionsMap().keySet())
                .isEqualTo(together.getCommandSpec().optionsMap().keySet())
                .contains("--help");
        assertThat(alone.getCommandName()).isEqualTo(words.getLast());
        assertThat(alone.getSubcommands().keySet())
                .isEqualTo(together.getSubcommands().keySet());
    }

    @Test
    void describesNothingElse() {
        CommandLine line = line("release", "publish", "--to", "x");
        assertThat(line.getSubcommands()).containsOnlyKeys("release");
        assertThat(at(line, List.of("release")).getSubcommands()).containsOnlyKeys("publish");
    }

    @Test
    void describesAllWhereSomethingElseMayHaveBeenMeant() {
        assertThat(line("biuld").getSubcommands()).containsKeys("build", "release");
        assertThat(at(line("release", "publsh"), List.of("release")).getSubcommands())
                .containsKeys("publish", "list");
        assertThat(line("help", "build").getSubcommands()).containsKeys("build", "release");
        assertThat(line("--help").getSubcommands()).containsKeys("build", "release");
    }

    @Test
    void namesCommandsAsTheyNameThemselves() {
        assertThat(named(CommandTree.MT.below())).isNotEmpty().allSatisfy(each -> assertThat(
                        Objects.requireNonNull(each.type().getAnnotation(CommandLine.Command.class))
                                .name())
                .isEqualTo(each.name()));
    }

    private static List<CommandTree> named(List<CommandTree> commands) {
        List<CommandTree> all = new ArrayList<>(commands);
        commands.forEach(each -> all.addAll(named(each.below())));
        return all;
    }
}
