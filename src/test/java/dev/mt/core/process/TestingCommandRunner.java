package dev.mt.core.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Gives scripted results, and remembers what was run. A command that nobody scripted is an error of the test. */
public final class TestingCommandRunner implements CommandRunner {
    private final Map<String, Function<Command, CommandResult>> scripts = new LinkedHashMap<>();
    private final List<Command> ran = new ArrayList<>();

    /** Answers commands in which these words follow each other, the program named without its folder, a module with
     * or without its version. */
    public TestingCommandRunner on(String words, Function<Command, CommandResult> result) {
        scripts.put(words, result);
        return this;
    }

    /** Answers such commands with success and these lines. */
    public TestingCommandRunner on(String words, String... lines) {
        return on(words, command -> new CommandResult(command, 0, List.of(lines), List.of(lines)));
    }

    /** Answers such commands with a failure and these lines of error output. */
    public TestingCommandRunner fail(String words, int status, String... lines) {
        return on(words, command -> new CommandResult(command, status, List.of(), List.of(lines)));
    }

    @Override
    public CommandResult run(Command command, Consumer<String> line) {
        Function<Command, CommandResult> script = script(command);
        synchronized (ran) {
            ran.add(command);
        }
        CommandResult result = script.apply(command);
        result.log().forEach(line);
        return result;
    }

    private Function<Command, CommandResult> script(Command command) {
        List<String> words = new ArrayList<>(command.words());
        words.set(0, Path.of(words.getFirst()).getFileName().toString());
        String said = " " + String.join(" ", words) + " ";
        for (Map.Entry<String, Function<Command, CommandResult>> script : scripts.entrySet()) {
            if (said.contains(" " + script.getKey() + " ") || said.contains(" " + script.getKey() + "@")) {
                return script.getValue();
            }
        }
        throw new AssertionError("nobody expects this command: " + said);
    }

    /** What was run so far. */
    public List<Command> ran() {
        synchronized (ran) {
            return List.copyOf(ran);
        }
    }
}
