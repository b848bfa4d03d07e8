package dev.mt.image;

import dev.mt.core.process.CommandResult;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A network namespace: one host of a network that exists for a test only. Deleted with {@link TestingMachine}. */
final class TestingNamespace {
    private static final Path ANYWHERE = Path.of("/");

    private final String name;

    private TestingNamespace(String name) {
        this.name = name;
    }

    /** A host without any link; its loopback interface is down, as a bare container may have it. */
    static TestingNamespace create(String what) {
        TestingPrograms.require("ip");
        TestingPrograms.require(
                "root".equals(System.getProperty("user.name")), "network namespaces need root, so does ./check");
        String name = TestingMachine.unique(what);
        TestingPrograms.run(ANYWHERE, "ip", "netns", "add", name);
        return new TestingNamespace(name);
    }

    /** Where the kernel shows it, for runc. */
    Path path() {
        return Path.of("/run/netns", name);
    }

    /** Runs {@code ip} with these words, divided by blanks, on it. */
    void ip(String words) {
        List<String> all = new ArrayList<>(List.of("ip", "-n", name));
        all.addAll(List.of(words.split(" ", -1)));
        TestingPrograms.run(ANYWHERE, all.toArray(String[]::new));
    }

    /**
     * Connects this host to another by a cable.
     *
     * @param device the interface's name here
     * @param deviceThere the interface's name on the other host
     */
    void connect(String device, TestingNamespace other, String deviceThere) {
        ip("link add %s type veth peer name %s netns %s".formatted(device, deviceThere, other.name));
    }

    /** Gives an interface its addresses, with prefix lengths, and turns it on. */
    void address(String device, String... addresses) {
        for (String address : addresses) {
            // No search for duplicates: there are none, and until it ends nobody can use the address.
            ip("address add %s dev %s%s".formatted(address, device, address.contains(":") ? " nodad" : ""));
        }
        ip("link set %s up".formatted(device));
    }

    /** Runs a program on this host, whatever comes of it. */
    CommandResult tryRun(String... words) {
        return TestingPrograms.tryRun(ANYWHERE, inside(List.of(words)).toArray(String[]::new));
    }

    /** Runs a program on this host, which has to succeed, and returns what it printed. */
    String run(String... words) {
        return TestingPrograms.run(ANYWHERE, inside(List.of(words)).toArray(String[]::new));
    }

    /** Starts a program on this host. */
    TestingDaemon start(String what, Path folder, Map<String, String> environment, List<String> words) {
        return TestingDaemon.start(what, folder, environment, inside(words));
    }

    private List<String> inside(List<String> words) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
        all.addAll(words);
        return all;
    }
}
