package dev.mt.proof.check;

import dev.mt.proof.machine.Machine;
import dev.mt.proof.world.Container;
import java.nio.file.Path;

/** The container comes up by itself, before anybody has logged in. */
final class Starts implements Check {
    @Override
    public String name() {
        return "starts";
    }

    @Override
    public String claim() {
        return "starts; process 1 is tailscaled; forwarding is on for both families";
    }

    @Override
    public String reason() {
        return "a shell as process 1 keeps memory and swallows signals; without forwarding nothing reaches the LAN";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container container = scene.container();
        findings.equal(
                "the name of process 1",
                "tailscaled",
                process(container, "comm").strip());
        String line = process(container, "cmdline").replace('\0', ' ').strip();
        findings.expect(
                "process 1 is started with the image's arguments, by no shell",
                line.contains("--statedir=/var/lib/tailscale") && !line.contains("entrypoint"),
                line);
        for (String file : new String[] {"net/ipv4/ip_forward", "net/ipv6/conf/all/forwarding"}) {
            findings.equal(
                    file, "1", container.host().run("cat", "/proc/sys/" + file).strip());
        }
        findings.equal(
                "the state of a node nobody has logged in",
                "NeedsLogin",
                container.status().state());
    }

    private static String process(Container container, String file) {
        return Machine.read(Path.of("/proc/%d/%s".formatted(container.pid(), file)));
    }
}
