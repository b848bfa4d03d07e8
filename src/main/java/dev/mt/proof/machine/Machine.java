package dev.mt.proof.machine;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * This machine, as one run uses it.
 *
 * @param run the run's folder
 * @param runner what starts programs
 * @param environment the variables of all programs: where programs are found, language, time zone, the run's mark
 * @param numbers for names that have to differ
 */
public record Machine(RunFolder run, CommandRunner runner, Map<String, String> environment, AtomicInteger numbers) {
    /** Daemons of Debian are often here, and not in a user's PATH. */
    private static final String MORE = ":/usr/local/sbin:/usr/sbin:/sbin";

    public Machine {
        environment = Map.copyOf(environment);
    }

    /** The machine for a run. */
    public static Machine of(RunFolder run, CommandRunner runner, Map<String, String> variables) {
        Map<String, String> all = new TreeMap<>(base(variables));
        all.put("HOME", run.path().toString());
        all.put(RunFolder.MARK, run.name());
        return new Machine(run, runner, all, new AtomicInteger());
    }

    /** What programs outside of any run are given. */
    public static Map<String, String> base(Map<String, String> variables) {
        return Map.of("PATH", variables.getOrDefault("PATH", "/usr/bin:/bin") + MORE, "LC_ALL", "C.UTF-8", "TZ", "UTC");
    }

    /** Runs a program, whatever comes of it. */
    public CommandResult tryRun(List<String> words) {
        return runner.run(Command.of(words).with(environment));
    }

    /**
     * Runs a program and returns its standard output.
     *
     * @param doing what it is for, as in "unpacking the image"
     * @throws Failure if it fails
     */
    public String run(String doing, List<String> words) {
        return tryRun(words).orFail(doing).text();
    }

    /** Starts a program in the background. */
    public Service start(String name, Map<String, String> variables, List<String> words) {
        Path folder = run.folder("%s-%d".formatted(name, numbers.incrementAndGet()));
        return start(name, folder, variables, words);
    }

    /** Starts a program in the background whose log is in a folder that is there. */
    public Service start(String name, Path folder, Map<String, String> variables, List<String> words) {
        return Service.start(this, name, folder, variables, words);
    }

    /** Writes a file of the run. */
    public static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw Failure.of("cannot write " + file, "", e);
        }
    }

    /** Deletes a file of the run; it need not be there. */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Failure.of("cannot delete " + file, "", e);
        }
    }

    /** Reads a file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.of("cannot read " + file, "", e);
        }
    }
}
