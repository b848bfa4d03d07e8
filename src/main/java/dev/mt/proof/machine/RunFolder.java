package dev.mt.proof.machine;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandRunner;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of one run, named for the process that owns it: its number, and when it started (proc(5), field 22 of
 * {@code stat}), so that a later process of the same number is not taken for it. Processes carry the name in the variable
 * {@link #MARK}, control groups in theirs; namespaces and mounts go with their processes. So the name is all that is needed to
 * take everything away, which {@code clean-up.sh} does: at the end of a run, when its process has died before that (a
 * guardian watches), and when another run finds the folder of a dead one.
 */
public final class RunFolder implements AutoCloseable {
    /** The variable by which processes of a run are found. */
    public static final String MARK = "MT_PROOF";

    /** Its presence in a folder says that nobody but its user cleans it up. */
    private static final String KEPT = "kept";

    private static final Pattern NAME = Pattern.compile("(\\d+)-(\\d+)");
    private static final int START_TIME = 22;

    private final Path folder;
    private final CommandRunner runner;
    private final Map<String, String> environment;
    private boolean open = true;

    private RunFolder(Path folder, CommandRunner runner, Map<String, String> environment) {
        this.folder = folder;
        this.runner = runner;
        this.environment = environment;
    }

    /**
     * Makes the folder of this process, after taking away what dead ones left.
     *
     * @param base where folders of runs are; only its owner may write there
     * @param environment the variables of the programs that clean up: {@code PATH}
     */
    public static RunFolder claim(Path base, CommandRunner runner, Map<String, String> environment) {
        long pid = ProcessHandle.current().pid();
        Path folder = base.resolve("%d-%s".formatted(pid, startOf(pid).orElse("0")));
        RunFolder run = new RunFolder(folder, runner, environment);
        try {
            Files.createDirectories(base);
            Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx------"));
            cleanUpTheDead(base, runner, environment);
            Files.createDirectory(folder);
            Files.writeString(run.script(), Texts.read("clean-up.sh"));
        } catch (IOException e) {
            throw Failure.of("cannot make a folder for this run in " + base, "", e);
        }
        run.guard();
        return run;
    }

    private static void cleanUpTheDead(Path base, CommandRunner runner, Map<String, String> environment)
            throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(base)) {
            for (Path each : folders) {
                Matcher name = NAME.matcher(each.getFileName().toString());
                if (name.matches()
                        && !Files.exists(each.resolve(KEPT))
                        && !startOf(Long.parseLong(name.group(1))).equals(Optional.of(name.group(2)))) {
                    new RunFolder(each, runner, environment).cleanUp();
                }
            }
        }
    }

    /** When a process started, in the kernel's ticks; empty if there is none. */
    private static Optional<String> startOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            // The second field is a name in brackets, which may contain blanks.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Optional.of(fields[START_TIME - 3]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void guard() {
        String start = startOf(ProcessHandle.current().pid()).orElse("0");
        runner.run(command(
                        "setsid",
                        "-f",
                        "sh",
                        "-c",
                        Texts.read("guardian.sh"),
                        "sh",
                        folder.toString(),
                        Long.toString(ProcessHandle.current().pid()),
                        start))
                .orFail("starting what cleans up should this program be killed");
    }

    private Command command(String... words) {
        return Command.of(words).with(environment);
    }

    private Path script() {
        return folder.resolve("clean-up.sh");
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** The name of the run. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** A folder in it, made now; it must not be there yet. */
    public Path folder(String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw Failure.of("cannot make the folder %s in %s".formatted(name, folder), "", e);
        }
    }

    /**
     * Leaves everything as it is when this process ends.
     *
     * @return the command that takes it away
     */
    public String keep() {
        try {
            Files.writeString(folder.resolve(KEPT), "");
        } catch (IOException e) {
            throw Failure.of("cannot mark %s to be kept".formatted(folder), "", e);
        }
        open = false;
        return "sh %s %s".formatted(script(), folder);
    }

    /** Ends every process of the run and removes all that it made. */
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            cleanUp();
        }
    }

    private void cleanUp() {
        runner.run(command("sh", "-c", Texts.read("clean-up.sh"), "sh", folder.toString()));
        if (Files.exists(folder)) {
            throw Failure.of(
                    "something of a run is still there: " + folder,
                    "see what holds it: grep -ls %s /proc/*/mounts".formatted(folder));
        }
    }
}
