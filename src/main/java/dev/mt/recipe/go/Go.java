package dev.mt.recipe.go;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.CommandRunner;
import dev.mt.recipe.host.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Go command at a pinned version. Any Go from 1.21 on fetches that version, checked by Go's checksum database
 * (go.dev/doc/toolchain).
 */
public final class Go {
    /** What the user's settings of Go decide: where modules come from and where Go keeps them; nothing else. */
    private static final List<String> USERS = List.of(
            "GOPROXY",
            "GOSUMDB",
            "GONOSUMDB",
            "GOPRIVATE",
            "GONOPROXY",
            "GOINSECURE",
            "GOPATH",
            "GOMODCACHE",
            "GOCACHE");

    private final Host host;
    private final String toolchain;
    private final CommandRunner commands;
    private @Nullable Map<String, String> environment;

    /**
     * Go on a machine.
     *
     * @param toolchain such as {@code go1.27.4}
     */
    public Go(Host host, String toolchain, CommandRunner commands) {
        this.host = Objects.requireNonNull(host, "host is null");
        this.toolchain = Objects.requireNonNull(toolchain, "toolchain is null");
        this.commands = Objects.requireNonNull(commands, "commands is null");
    }

    /** The pinned version, such as {@code go1.27.4}. */
    public String toolchain() {
        return toolchain;
    }

    /** A command of Go with an environment in which nothing but the pins decides what is built. */
    public Command command(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(host.go().toString()));
        words.addAll(arguments);
        return Command.of(words).with(environment());
    }

    /** A command of Go with an environment in which nothing but the pins decides what is built. */
    public Command command(String... arguments) {
        return command(List.of(arguments));
    }

    private synchronized Map<String, String> environment() {
        Map<String, String> known = environment;
        if (known == null) {
            known = ask();
            environment = known;
        }
        return known;
    }

    /** The user's own settings may stand in files; they are read once, and then those files are turned off. */
    private Map<String, String> ask() {
        List<String> words = new ArrayList<>(List.of(host.go().toString(), "env"));
        words.addAll(USERS);
        CommandResult result = commands.run(Command.of(words)
                .in(Path.of("/"))
                .with(host.passedOn("GO", "XDG_"))
                .with("GOTOOLCHAIN", "local"));
        List<String> values =
                result.orFail("asking Go for its settings (" + host.go() + ")").output();
        Map<String, String> variables = new LinkedHashMap<>(host.passedOn());
        for (int i = 0; i < USERS.size() && i < values.size(); i++) {
            if (!values.get(i).isBlank()) {
                variables.put(USERS.get(i), values.get(i));
            }
        }
        variables.put("GOTOOLCHAIN", toolchain);
        variables.put("GOENV", "off");
        variables.put("GOWORK", "off");
        variables.put("GOFLAGS", "-buildvcs=false");
        variables.put("CGO_ENABLED", "0");
        return Map.copyOf(variables);
    }
}
