package dev.mt.recipe.host;

import dev.mt.core.Failure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine that the build runs on: its environment and the programs in its PATH.
 *
 * @param environment every variable of this process
 */
public record Host(Map<String, String> environment) {
    /** What every program may see of the environment: where things are and how to reach a registry, not how to build. */
    private static final List<String> PASSED_ON = List.of(
            "PATH",
            "HOME",
            "TMPDIR",
            "USER",
            "LOGNAME",
            "XDG_CACHE_HOME",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "ALL_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "all_proxy",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE");

    /** Folders that Go's own installer and distributions use, for those who did not put them into PATH. */
    private static final List<String> GO_FOLDERS = List.of("/usr/local/go/bin", "/usr/lib/go/bin", "/opt/go/bin");

    public Host {
        environment = Map.copyOf(environment);
    }

    /** The value of a variable, if it is set and not blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The variables that a program is given: locale and time zone fixed, nothing that changes what it makes. */
    public Map<String, String> passedOn(String... prefixes) {
        Map<String, String> passed = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (PASSED_ON.contains(name) || Stream.of(prefixes).anyMatch(name::startsWith)) {
                passed.put(name, value);
            }
        });
        passed.put("LC_ALL", "C");
        passed.put("TZ", "UTC");
        return passed;
    }

    /**
     * Looks for everything that a build may need, so that what is missing is said before anything else is done.
     *
     * @throws Failure for the first that is missing
     */
    public void requireTools() {
        go();
        python();
        make();
    }

    /** The Go command; any from 1.21 on, as it fetches the pinned one. */
    public Path go() {
        return inPath("go")
                .or(() -> GO_FOLDERS.stream()
                        .map(folder -> Path.of(folder, "go"))
                        .filter(Files::isExecutable)
                        .findFirst())
                .orElseThrow(() -> Failure.of(
                        "there is no Go on this machine (no 'go' in PATH)",
                        "install Go 1.21 or newer from https://go.dev/dl, or your distribution's package 'golang'; "
                                + "it fetches the pinned version by itself"));
    }

    /** The Python interpreter; whether it has pip shows when pip is used. */
    public Path python() {
        return inPath("python3")
                .orElseThrow(() -> Failure.of(
                        "there is no Python on this machine (no 'python3' in PATH), which fetches the C compiler",
                        "install Python 3 with pip, on Debian: apt-get install python3-pip"));
    }

    /** The make program. */
    public Path make() {
        return inPath("make")
                .or(() -> inPath("gmake"))
                .orElseThrow(() -> Failure.of(
                        "there is no make on this machine (no 'make' in PATH), which busybox is built with",
                        "install GNU make, on Debian: apt-get install make"));
    }

    /** A program in PATH. */
    public Optional<Path> inPath(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(path -> Files.isExecutable(path) && Files.isRegularFile(path))
                .findFirst();
    }
}
