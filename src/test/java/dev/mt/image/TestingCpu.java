package dev.mt.image;

import dev.mt.core.Platform;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The least processor that the image for a platform has to run on, as far as qemu 7.2 has a model of it. Programs of other
 * architectures are run by qemu-user, which the kernel's binfmt_misc calls; qemu reads the model from the variable QEMU_CPU,
 * which all processes of a container inherit.
 */
enum TestingCpu {
    /** This machine's own. */
    NATIVE(Platform.AMD64, ""),
    /** Of ARMv8.0, without the atomic instructions of 8.1: what hAP ax³ and L009 have. */
    CORTEX_A53(Platform.ARM64, "cortex-a53"),
    /** ARMv7 without division and without NEON, which the ARMv7 binaries must not need. Its FPU has 32 registers, though. */
    CORTEX_A9_WITHOUT_NEON(Platform.ARMV7, "cortex-a9,neon=off"),
    /** ARMv7 with a VFPv3 of 16 registers: the smallest FPU that the ARMv7 binaries may use. Not an application processor. */
    CORTEX_R5F(Platform.ARMV7, "cortex-r5f"),
    /** ARMv5TEJ; binaries that use its FPU or anything of ARMv6 or later die of an illegal instruction. */
    ARM926(Platform.ARMV5, "arm926");

    private static final Path FORMATS = Path.of("/proc/sys/fs/binfmt_misc");

    private final Platform platform;
    private final String model;

    TestingCpu(Platform platform, String model) {
        this.platform = platform;
        this.model = model;
    }

    Platform platform() {
        return platform;
    }

    /** The variables that make a container run on it. */
    Map<String, String> environment() {
        return model.isEmpty() ? Map.of() : Map.of("QEMU_CPU", model);
    }

    /** Whether its programs are run by qemu-user. */
    boolean emulated() {
        return this != NATIVE;
    }

    /** Goes on only if this machine can run programs for it, in containers too. */
    void require() {
        require(platform);
    }

    /** Goes on only if this machine can run programs for a platform, in containers too. */
    static void require(Platform platform) {
        String machine = System.getProperty("os.arch");
        TestingPrograms.require(machine.equals("amd64"), "this machine is no amd64 but " + machine);
        switch (platform) {
            case AMD64 -> {}
            case ARM64 -> requireFormat("qemu-aarch64");
            case ARMV7, ARMV5 -> requireFormat("qemu-arm");
        }
    }

    private static void requireFormat(String name) {
        Path format = FORMATS.resolve(name);
        TestingPrograms.require(
                Files.exists(format), "%s is not registered: ./check does that, as root".formatted(name));
        String text = TestingPrograms.run(Path.of("/"), "cat", format.toString());
        boolean inContainers = text.lines().anyMatch(line -> line.startsWith("flags:") && line.contains("F"));
        TestingPrograms.require(
                text.startsWith("enabled") && inContainers,
                "%s is disabled, or not open to containers (flag F):\n%s".formatted(name, text));
    }
}
