package dev.mt.proof.machine;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A program in the background. It outlives this process, so that what is to be kept can be; {@link RunFolder} ends it otherwise.
 */
public final class Service {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Machine machine;
    private final String name;
    private final Path folder;

    private Service(Machine machine, String name, Path folder) {
        this.machine = machine;
        this.name = name;
        this.folder = folder;
    }

    static Service start(Machine machine, String name, Path folder, Map<String, String> variables, List<String> words) {
        List<String> all =
                new ArrayList<>(List.of("setsid", "-f", "sh", "-c", Texts.read("service.sh"), "sh", folder.toString()));
        all.addAll(words);
        machine.runner()
                .run(Command.of(all).with(machine.environment()).with(variables))
                .orFail("starting " + name);
        Service service = new Service(machine, name, folder);
        Patience.await(name + " to be started", PATIENCE, () -> Files.exists(folder.resolve("pid")));
        return service;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Where its log is. */
    public Path folder() {
        return folder;
    }

    /** The number of its process. */
    public long pid() {
        return Long.parseLong(Machine.read(folder.resolve("pid")).strip());
    }

    /** What it has said so far. */
    public String log() {
        try {
            return new String(Files.readAllBytes(folder.resolve("log")), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw Failure.of("cannot read the log of " + name, "", e);
        }
    }

    /** Its exit status once it has ended: 128 and the number of the signal if one ended it. */
    public OptionalInt status() {
        Path status = folder.resolve("status");
        return Files.exists(status)
                ? OptionalInt.of(Integer.parseInt(Machine.read(status).strip()))
                : OptionalInt.empty();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return status().isEmpty();
    }

    /** Waits until it has ended, and returns its exit status; empty if it has not ended in time. */
    public OptionalInt awaitEnd(Duration patience) {
        Patience.holds(patience, () -> !isAlive());
        return status();
    }

    /** Sends a signal to it. */
    public void signal(String signal) {
        machine.run("sending SIG%s to %s".formatted(signal, name), List.of("kill", "-s", signal, Long.toString(pid())));
    }

    /** Ends it now, if it runs. */
    public void kill() {
        if (isAlive()) {
            machine.tryRun(List.of("kill", "-s", "KILL", Long.toString(pid())));
            awaitEnd(PATIENCE);
        }
    }
}
