package dev.mt.proof.check;

import dev.mt.proof.machine.Machine;
import dev.mt.proof.machine.Patience;
import dev.mt.proof.machine.Service;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.Kernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much memory the node needs. */
final class Memory implements Check {
    private static final long MIB = 1 << 20;
    private static final long HAS_TO_DO = 128 * MIB;

    /** The lowest limit is looked for between these, in steps. */
    private static final int LEAST = 16;

    private static final int STEP = 8;

    /** What it was the last time somebody looked: the search begins there. */
    private static final int LIKELY = 32;

    private static final int LOAD_SECONDS = 3;

    /** Below its need the kernel drops and reads the program's pages again and again: then it is not ended, but gets nowhere. */
    private static final Duration GETS_NOWHERE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String claim() {
        return "it survives a limit of 128 MiB under load, with calls of the command line client going on";
    }

    @Override
    public String reason() {
        return "routers with 16 MB of flash have 128 MB of memory, and RouterOS itself lives there";
    }

    @Override
    public Set<Kernel> kernels() {
        return EnumSet.of(Kernel.ROUTEROS);
    }

    @Override
    public boolean measures() {
        return true;
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.node();
        findings.figure("idle: %s resident".formatted(resident(node)));
        boolean survives = survives(scene, HAS_TO_DO, findings, findings.patience());
        findings.expect("it survives 128 MiB", survives, "it does not");
        if (!survives) {
            return;
        }
        int low = LEAST - STEP;
        int high = (int) (HAS_TO_DO / MIB);
        for (int middle = LIKELY; high - low > STEP; middle = (low + high) / 2 / STEP * STEP) {
            if (survives(scene, middle * MIB, new Findings(1), GETS_NOWHERE)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        findings.figure("the lowest limit that it survives: %d MiB (in steps of %d)".formatted(high, STEP));
        scene.stop();
    }

    /** Whether a node with so much memory carries a stream in both directions while somebody asks for its status. */
    private static boolean survives(Scene scene, long limit, Findings findings, Duration patience) {
        Container node = scene.start(scene.settings().limitedTo(limit));
        boolean up =
                Patience.holds(patience, () -> !node.isAlive() || node.status().running());
        if (!up || !node.isAlive()) {
            return false;
        }
        if (!Patience.holds(patience, () -> !node.isAlive() || reached(scene)) || !node.isAlive()) {
            return false;
        }
        Service server = scene.internet().topology().lan().start("iperf3-server", Map.of(), List.of("iperf3", "-s"));
        Service client = scene.internet()
                .topology()
                .peer()
                .start(
                        "iperf3-client",
                        Map.of(),
                        List.of("iperf3", "-c", Addresses.LAN, "-t", Integer.toString(LOAD_SECONDS), "--bidir"));
        int calls = 0;
        long end = System.nanoTime() + patience.toNanos();
        while (client.isAlive() && node.isAlive() && System.nanoTime() < end) {
            if (node.tryExec("tailscale", "status").succeeded()) {
                calls++;
            }
        }
        boolean carried = client.awaitEnd(patience).orElse(1) == 0;
        server.kill();
        client.kill();
        if (!node.isAlive() || !carried || calls == 0) {
            return false;
        }
        findings.figure(
                "under load, limited to %d MiB: %s resident, at most %s in its control group, %d calls of the client"
                        .formatted(limit / MIB, resident(node), highest(node), calls));
        return node.status().running();
    }

    private static boolean reached(Scene scene) {
        return scene.internet()
                .peer()
                .host()
                .tryRun("ping", "-c", "1", "-W", "1", Addresses.LAN)
                .succeeded();
    }

    private static String resident(Container node) {
        return Machine.read(Path.of("/proc/%d/status".formatted(node.pid())))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> mebibytes(Long.parseLong(line.replaceAll("\\D", "")) * 1024))
                .findFirst()
                .orElse("unknown");
    }

    private static String highest(Container node) {
        for (String name : new String[] {"memory.max_usage_in_bytes", "memory.peak"}) {
            Path file = node.controlGroup().resolve(name);
            if (Files.exists(file)) {
                return mebibytes(Long.parseLong(Machine.read(file).strip()));
            }
        }
        return "unknown";
    }

    private static String mebibytes(long bytes) {
        return "%.1f MiB".formatted((double) bytes / MIB);
    }
}
