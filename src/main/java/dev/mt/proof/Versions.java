package dev.mt.proof;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandRunner;
import dev.mt.proof.machine.Machine;
import dev.mt.proof.world.Judges;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The versions of what an image is judged with. */
public final class Versions {
    private Versions() {}

    /** Asks each program; the first line of what it says. */
    public static SortedMap<String, String> of(CommandRunner runner, Map<String, String> variables, Judges judges) {
        SortedMap<String, String> versions = new TreeMap<>();
        for (List<String> words : List.of(
                List.of("umoci", "--version"),
                List.of("runc", "--version"),
                List.of("dnsmasq", "--version"),
                List.of("uname", "-r"))) {
            versions.put(words.getFirst().equals("uname") ? "kernel" : words.getFirst(), ask(runner, variables, words));
        }
        versions.put("headscale", judges.headscale().getFileName().toString());
        versions.put(
                "tailscale", ask(runner, variables, List.of(judges.tailscale().toString(), "version")));
        return versions;
    }

    private static String ask(CommandRunner runner, Map<String, String> variables, List<String> words) {
        return runner.run(Command.of(words).with(Machine.base(variables))).output().stream()
                .findFirst()
                .orElse("unknown");
    }
}
