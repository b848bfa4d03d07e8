package dev.mt.cli;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The script {@code ./mt} in a checkout of its own, on a machine whose JDK and Maven are scripts. */
final class TestingScript {
    /** The programs of the system that the script may use. */
    private static final List<String> TOOLS =
            List.of("mkdir", "rm", "cp", "find", "head", "grep", "flock", "readlink", "dirname", "stty");

    private final Path home;
    private final Path bin;
    private final Map<String, String> variables = new LinkedHashMap<>();

    TestingScript(Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("check out"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Path script =
                Path.of(System.getProperty("mt.home", "")).toAbsolutePath().resolve("mt");
        Files.copy(script, home.resolve("mt"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(home.resolve("src/main/java"));
        Files.writeString(home.resolve("src/main/java/Mt.java"), "class Mt {}");
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        for (String tool : TOOLS) {
            for (String place : List.of("/usr/bin", "/bin")) {
                if (Files.exists(Path.of(place, tool)) && !Files.exists(bin.resolve(tool))) {
                    program(
                            bin.resolve(tool),
                            "exec " + Path.of(place, tool) + " \"$@\""); // no links: JUnit warns of them
                }
            }
        }
        variables.put("PATH", bin.toString());
        variables.put("HOME", folder.toString());
    }

    /** Adds a JDK whose java says how it was called and ends with status 7. */
    TestingScript jdk(String name, String version) throws IOException {
        Path jdk = home.resolveSibling(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/javac"), "");
        program(jdk.resolve("bin/java"), """
                for word; do
                    case $word in rehearse) exit 1 ;; esac
                done
                printf '%s\\n' "$@"
                exit 7
                """);
        variables.put("JAVA_HOME", jdk.toString());
        return this;
    }

    /** Adds a Maven that does this after it wrote down that it was called. */
    TestingScript maven(String script) throws IOException {
        program(bin.resolve("mvn"), "echo \"$JAVA_HOME\" >> '" + home.resolve("mvn-calls") + "'\n" + script);
        return this;
    }

    /** Adds a Maven that builds. */
    TestingScript maven() throws IOException {
        return maven("mkdir -p target/lib; echo jar > target/mt.jar; echo lib > target/lib/a.jar");
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** How often Maven was called. */
    int builds() throws IOException {
        Path calls = home.resolve("mvn-calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    Path home() {
        return home;
    }

    TestingScript variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    CommandResult run(String... arguments) {
        return runAs(home.resolve("mt"), arguments);
    }

    CommandResult runAs(Path script, String... arguments) {
        List<String> words = new ArrayList<>(List.of(script.toString()));
        words.addAll(List.of(arguments));
        return new ProcessRunner().run(Command.of(words).with(variables));
    }

    /** Runs it where the folders that JDKs are usually in are empty; for root. */
    CommandResult runWithoutJdks(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                "/usr/bin/unshare",
                "--mount",
                "/bin/sh",
                "-c",
                "for d in /usr/lib/jvm /opt; do /bin/mount -t tmpfs none $d || exit 99; done; exec \"$0\" \"$@\"",
                home.resolve("mt").toString()));
        words.addAll(List.of(arguments));
        return new ProcessRunner().run(Command.of(words).with(variables));
    }
}
