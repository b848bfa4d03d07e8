package dev.mt.image;

import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tests of this package take of the machine: network namespaces, containers, mounts, processes and a folder, all
 * under names with this process's number, so that two runs do not meet. All of it is given back when this process ends, also
 * when it is killed: a shell, the guardian, reads from a pipe that this process holds, and cleans up once the pipe closes.
 * What is left all the same (the machine was switched off, the guardian was killed too) goes when the next run begins.
 */
final class TestingMachine {
    /** The variable by which processes that tests started are found. */
    static final String OWNER = "MT_TESTING_OWNER";

    private static final Pattern NAME = Pattern.compile("mt-testing-(\\d+)(-.*)?");
    private static final Path NAMESPACES = Path.of("/run/netns");
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** Gives back all that the process $1 took, $2 being the folder above its own. */
    private static final String CLEAN_UP = """
            export LC_ALL=C
            name=mt-testing-$1
            folder=$2/$name
            owned() { grep -lsz "^MT_TESTING_OWNER=$1\\$" /proc/[0-9]*/environ | cut -d/ -f3; }
            alive=$(owned "$1"); [ -z "$alive" ] || kill -TERM $alive 2>/dev/null
            if [ -d "$folder/runc" ]; then
                for id in $(runc --root "$folder/runc" list -q); do runc --root "$folder/runc" delete --force "$id"; done
            fi
            for i in 1 2 3 4 5 6 7 8 9 10; do [ -n "$(owned "$1")" ] || break; sleep 0.1; done
            alive=$(owned "$1"); [ -z "$alive" ] || kill -KILL $alive 2>/dev/null
            for place in /run/netns/"$name"-*; do
                [ -e "$place" ] || continue
                ip netns pids "${place##*/}" | xargs -r kill -KILL
                ip netns delete "${place##*/}"
            done
            grep -o " $folder/[^ ]* " /proc/self/mounts | tac | xargs -r -n 1 umount -l
            rm -rf "$folder"
            """;

    private static final String GUARDIAN = "while read -r _; do :; done\n" + CLEAN_UP;

    private static final TestingMachine THIS = new TestingMachine();

    private final Path folder;
    private final Process guardian;

    private TestingMachine() {
        try {
            leftovers().forEach(TestingMachine::cleanUp);
            folder = Files.createDirectories(TEMPORARY.resolve(name()));
            // In a session of its own: Ctrl-C in a terminal is meant for the tests, not for it.
            guardian = new ProcessBuilder(words("setsid", "sh", "-c", GUARDIAN))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name() {
        return "mt-testing-" + ProcessHandle.current().pid();
    }

    private static List<String> words(String... first) {
        return words(ProcessHandle.current().pid(), first);
    }

    private static List<String> words(long pid, String... first) {
        List<String> words = new ArrayList<>(List.of(first));
        words.addAll(List.of("sh", Long.toString(pid), TEMPORARY.toString()));
        return words;
    }

    /** The numbers of dead processes that something is left of. */
    private static Iterable<Long> leftovers() throws IOException {
        TreeSet<Long> dead = new TreeSet<>();
        for (Path place : List.of(NAMESPACES, TEMPORARY)) {
            if (!Files.isDirectory(place)) {
                continue;
            }
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(place, "mt-testing-*")) {
                for (Path entry : entries) {
                    Matcher name = NAME.matcher(entry.getFileName().toString());
                    if (name.matches()
                            && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                        dead.add(Long.parseLong(name.group(1)));
                    }
                }
            }
        }
        return dead;
    }

    private static void cleanUp(long pid) {
        TestingPrograms.tryRun(TEMPORARY, words(pid, "sh", "-c", CLEAN_UP).toArray(String[]::new));
    }

    /** A name for a network namespace or a container that nobody else has. */
    static String unique(String what) {
        THIS.check();
        return name() + "-" + what + "-" + NEXT.incrementAndGet();
    }

    /** An empty folder, deleted at the end. Its path is short enough for sockets in it. */
    static Path folder(String what) {
        THIS.check();
        try {
            return Files.createDirectories(THIS.folder.resolve(what + "-" + NEXT.incrementAndGet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where runc keeps what it knows of the containers of this process. */
    static Path containers() {
        THIS.check();
        return THIS.folder.resolve("runc");
    }

    /** The variable that every process started here has to carry. */
    static Map<String, String> mark() {
        return Map.of(OWNER, Long.toString(ProcessHandle.current().pid()));
    }

    private void check() {
        if (!guardian.isAlive()) {
            throw new IllegalStateException("the process that cleans up after the tests has ended");
        }
    }
}
