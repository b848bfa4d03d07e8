package dev.mt.proof;

import dev.mt.core.Platform;
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
    public static SortedMap<String, String> of(
            CommandRunner runner, Map<String, String> variables, Judges judges, List<Platform> platforms) {
        SortedMap<String, List<String>> questions = new TreeMap<>(Map.of(
                "kernel", List.of("uname", "-r"),
                "umoci", List.of("umoci", "--version"),
                "runc", List.of("runc", "--version"),
                "iproute2", List.of("ip", "-V"),
                "nftables", List.of("nft", "--version"),
                "dnsmasq", List.of("dnsmasq", "--version"),
                "curl", List.of("curl", "--version"),
                "iperf3", List.of("iperf3", "--version"),
                "headscale", List.of(judges.headscale().toString(), "version"),
                "tailscale", List.of(judges.tailscale().toString(), "version")));
        if (platforms.stream().anyMatch(platform -> platform != Platform.AMD64)) {
            questions.put("qemu-user", List.of("qemu-arm-static", "--version"));
        }
        SortedMap<String, String> versions = new TreeMap<>();
        questions.forEach((name, words) -> versions.put(name, ask(runner, variables, words)));
        return versions;
    }

    private static String ask(CommandRunner runner, Map<String, String> variables, List<String> words) {
        return runner.run(Command.of(words).with(Machine.base(variables))).output().stream()
                .findFirst()
                .map(String::strip)
                .orElse("unknown");
    }
}
