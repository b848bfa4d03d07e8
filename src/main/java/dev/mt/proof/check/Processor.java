package dev.mt.proof.check;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.Kernel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every program of the image runs on the least processor that a router of its architecture has. */
final class Processor implements Check {
    private static final int AT_HWCAP = 16;

    @Override
    public String name() {
        return "processor";
    }

    @Override
    public String claim() {
        return "its programs run on the least processor of their architecture";
    }

    @Override
    public String reason() {
        return "RouterOS devices are old: an ARMv7 instruction in the ARMv5 image is an illegal instruction on a hEX";
    }

    @Override
    public Set<Kernel> kernels() {
        return EnumSet.of(Kernel.ROUTEROS);
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.container();
        findings.figure("processor: %s; all checks of this scene run on it".formatted(scene.cpu()));
        if (scene.cpu().emulated()) {
            // Without this everything would run on qemu's newest processor.
            String model = node.exec("sh", "-c", "echo $QEMU_CPU");
            findings.equal("the processor that qemu plays", scene.cpu().model(), model.strip());
            findings.equal(
                    "what the emulated kernel calls the machine",
                    scene.cpu().machine(scene.image().platform()),
                    node.exec("uname", "-m").strip());
            long features = features(node, scene.image().platform());
            findings.equal(
                    "features that it must not have (AT_HWCAP %x)".formatted(features),
                    0L,
                    features & scene.cpu().without(scene.image().platform()));
        }
        for (List<String> words : List.of(
                List.of("tailscale", "version"),
                List.of("tailscaled", "--version"),
                List.of("busybox", "true"),
                List.of("awk", "BEGIN { print sqrt(2) * 3 }"),
                List.of("sh", "-c", "echo $((6 * 7))"),
                List.of("sha256sum", "/bin/busybox"))) {
            CommandResult result = node.tryExec(words.toArray(String[]::new));
            findings.expect(
                    "'%s' runs".formatted(words.stream().collect(Collectors.joining(" "))),
                    result.succeeded(),
                    "status %d: %s".formatted(result.status(), result.logText()));
        }
    }

    /** What the kernel tells programs of their processor: AT_HWCAP in the auxiliary vector (getauxval(3)). */
    private static long features(Container node, Platform platform) {
        int words = platform == Platform.ARM64 ? 2 : 1;
        List<Long> vector = Pattern.compile("\\s+")
                .splitAsStream(node.exec("hexdump", "-v", "-e", "1/4 \"%u \"", "/proc/self/auxv")
                        .strip())
                .map(Long::parseLong)
                .toList();
        for (int i = 0; i + 2 * words <= vector.size(); i += 2 * words) {
            if (vector.get(i) == AT_HWCAP) {
                return vector.get(i + words);
            }
        }
        throw Failure.of("the auxiliary vector has no AT_HWCAP", vector.toString());
    }
}
