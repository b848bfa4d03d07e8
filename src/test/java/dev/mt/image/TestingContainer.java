package dev.mt.image;

import dev.mt.core.process.CommandResult;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A container that runc runs. */
final class TestingContainer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String id;
    private final TestingDaemon runc;

    private TestingContainer(String id, TestingDaemon runc) {
        this.id = id;
        this.runc = runc;
    }

    /**
     * How a container is run.
     *
     * @param arguments what to start instead of the image's entry point and its arguments
     * @param environment variables besides the image's
     */
    record Settings(Optional<List<String>> arguments, Map<String, String> environment) {
        Settings {
            arguments = arguments.map(List::copyOf);
            environment = Map.copyOf(environment);
        }

        /** As the image says, with a network of its own that has nothing in it. */
        static Settings asIs() {
            return new Settings(Optional.empty(), Map.of());
        }

        Settings running(String... words) {
            return new Settings(Optional.of(List.of(words)), environment);
        }

        Settings with(Map<String, String> variables) {
            Map<String, String> all = new TreeMap<>(environment);
            all.putAll(variables);
            return new Settings(arguments, all);
        }
    }

    /** Starts a container. */
    static TestingContainer start(TestingBundle bundle, Settings settings) {
        TestingPrograms.require("runc");
        Path folder = bundle.prepare(settings);
        String id = TestingMachine.unique("container");
        TestingDaemon runc = TestingDaemon.start(
                "container",
                folder,
                Map.of(),
                List.of(
                        "runc",
                        "--root",
                        TestingMachine.containers().toString(),
                        "run",
                        "--bundle",
                        folder.toString(),
                        id));
        return new TestingContainer(id, runc);
    }

    /** Runs a container to its end, and returns what it said; it has to succeed. */
    static String run(TestingBundle bundle, Settings settings) {
        try (TestingContainer container = start(bundle, settings)) {
            OptionalInt status = container.awaitEnd(Duration.ofMinutes(10));
            if (!status.equals(OptionalInt.of(0))) {
                throw new AssertionError("%s in a container ended with %s:\n%s"
                        .formatted(settings.arguments(), status, container.log()));
            }
            return container.log();
        }
    }

    /** What its processes have said so far. */
    String log() {
        return runc.log();
    }

    boolean isAlive() {
        return runc.isAlive();
    }

    /** The exit status of its process 1, if it ends in time. */
    OptionalInt awaitEnd(Duration patience) {
        return runc.awaitEnd(patience);
    }

    /** The number that its process 1 has outside. */
    long pid() {
        return state("pid").asLong();
    }

    /** {@code created}, {@code running}, {@code stopped}; nothing before it is made. */
    String state() {
        return state("status").asString("");
    }

    private JsonNode state(String field) {
        CommandResult result = TestingPrograms.tryRun(Path.of("/"), runc("state", id));
        return JSON.readTree(result.succeeded() ? result.text() : "{}").path(field);
    }

    /** Sends a signal to its process 1. */
    void signal(String name) {
        TestingPrograms.run(Path.of("/"), runc("kill", id, name));
    }

    /** Runs one more program in it, whatever comes of it. */
    CommandResult tryExec(String... words) {
        List<String> all = new ArrayList<>(List.of("exec", id));
        all.addAll(List.of(words));
        return TestingPrograms.tryRun(Path.of("/"), runc(all.toArray(String[]::new)));
    }

    /** Runs one more program in it, which has to succeed, and returns its standard output. */
    String exec(String... words) {
        return tryExec(words).orFail("running " + String.join(" ", words)).text();
    }

    private static String[] runc(String... words) {
        List<String> all = new ArrayList<>(
                List.of("runc", "--root", TestingMachine.containers().toString()));
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    /** Ends it now, if it has not ended. */
    @Override
    public void close() {
        if (runc.isAlive()) {
            TestingPrograms.tryRun(Path.of("/"), runc("delete", "--force", id));
        }
        runc.close();
    }
}
