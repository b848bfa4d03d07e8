package dev.mt.proof.check;

import dev.mt.proof.machine.Machine;
import dev.mt.proof.machine.Patience;
import dev.mt.proof.world.Container;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A container logs in by itself with a key, and keeps it to itself. */
final class AuthKey implements Check {
    private static final String GIVEN = "/var/lib/tailscale/key";

    @Override
    public String name() {
        return "authkey";
    }

    @Override
    public String claim() {
        return "TS_AUTHKEY logs in from the environment and from a file; the key is in no process list, file or log";
    }

    @Override
    public String reason() {
        return "whoever reads the router's log or process list must not be able to join the tailnet";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        String key = scene.internet().key();
        login(scene, findings, "from the environment", key, scene.otherState());
        Path state = scene.otherState();
        Machine.write(state.resolve("key"), key + "\n");
        login(scene, findings, "from a file", "file:" + GIVEN, state);
    }

    private static void login(Scene scene, Findings findings, String how, String value, Path state) {
        scene.stop();
        scene.internet().headscale().remove(Scene.NAME);
        Map<String, String> variables = new TreeMap<>(scene.loginByKey(value));
        variables.put("TS_HOSTNAME", "keyed");
        variables.put("TS_ACCEPT_DNS", "true");
        scene.withOther(scene.settings().with(variables), state, container -> {
            Set<String> shown = new TreeSet<>();
            boolean running = Patience.holds(findings.patience(), () -> {
                shown.addAll(showing(container, scene.internet().key(), "cmdline"));
                return !container.isAlive() || container.status().running();
            });
            findings.expect("it logs in " + how, running && container.isAlive(), container.log());
            asked(findings, container.api().preferences(), how);
            // The entry point's background part ends a little later.
            Patience.pause(Duration.ofMillis(300));
            shown.addAll(showing(container, scene.internet().key(), "cmdline"));
            shown.addAll(showing(container, scene.internet().key(), "environ"));
            findings.equal("processes that show the key, " + how, Set.of(), shown);
            String log = container.log();
            findings.expect(
                    "the log does not show the key, " + how,
                    !log.contains(scene.internet().key()),
                    log);
            findings.equal(
                    "files that hold it, " + how,
                    List.of(),
                    files(container, scene.internet().key()));
            return true;
        });
        scene.internet().headscale().remove("keyed");
    }

    /** What the other variables ask for comes with the login. */
    private static void asked(Findings findings, JsonNode preferences, String how) {
        List<String> routes = preferences
                .path("AdvertiseRoutes")
                .valueStream()
                .map(JsonNode::asString)
                .sorted()
                .toList();
        findings.equal(
                "name, DNS, accepted and advertised routes as the variables say, " + how,
                List.of(
                        "keyed",
                        true,
                        true,
                        new TreeSet<>(Scene.APPROVED).stream().toList()),
                List.of(
                        preferences.path("Hostname").asString(""),
                        preferences.path("CorpDNS").asBoolean(false),
                        preferences.path("RouteAll").asBoolean(false),
                        routes));
    }

    /** Processes of the container, by what they have in a file of /proc: their arguments, or their environment. */
    private static Set<String> showing(Container container, String key, String file) {
        Set<String> found = new TreeSet<>();
        Path namespace = Path.of("/proc/%d/ns/pid".formatted(container.pid()));
        for (long pid : ProcessHandle.allProcesses().map(ProcessHandle::pid).toList()) {
            Path process = Path.of("/proc/" + pid);
            try {
                if (Files.readSymbolicLink(process.resolve("ns/pid")).equals(Files.readSymbolicLink(namespace))) {
                    String text = Files.readString(process.resolve(file), StandardCharsets.ISO_8859_1);
                    if (text.contains(key)) {
                        found.add("%s of %s"
                                .formatted(
                                        file,
                                        Files.readString(process.resolve("comm"))
                                                .strip()));
                    }
                }
            } catch (IOException e) {
                // It has ended meanwhile.
            }
        }
        return found;
    }

    /** Files in the container that hold the key, but for the one it was given; kernel's folders are not files. */
    private static List<String> files(Container container, String key) {
        List<String> found = new ArrayList<>();
        Path root = Path.of("/proc/%d/root".formatted(container.pid()));
        for (String folder : List.of("var", "etc", "tmp", "root")) {
            if (!Files.isDirectory(root.resolve(folder))) {
                continue;
            }
            try (Stream<Path> all = Files.walk(root.resolve(folder))) {
                for (Path each : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    if (!each.equals(root.resolve(GIVEN.substring(1)))
                            && Files.readString(each, StandardCharsets.ISO_8859_1)
                                    .contains(key)) {
                        found.add("/" + root.relativize(each));
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                found.add(e.toString());
            }
        }
        return found;
    }
}
