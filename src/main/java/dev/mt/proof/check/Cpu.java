package dev.mt.proof.check;

import dev.mt.core.Platform;
import java.util.Map;

/**
 * The processor that an image is run on.
 *
 * @param model the name that qemu has for it; empty for this machine's own
 */
public record Cpu(String model) {
    /** What is said where something is left out because of it. */
    static final String WITHOUT_IPV6 = "IPv6 in the tunnel is not looked at: qemu-user lacks RTM_GETRULE";

    private static final int EMULATED_SLOWNESS = 4;

    /**
     * The least processor that an architecture's routers have: Cortex-A53 has no ARMv8.1 atomics, a Cortex-A9 without NEON no
     * division, an ARM926 nothing of ARMv6 and no FPU that Go would use.
     */
    public static Cpu of(Platform platform, boolean emulated) {
        if (!emulated) {
            return new Cpu("");
        }
        return new Cpu(
                switch (platform) {
                    case AMD64 -> "qemu64";
                    case ARM64 -> "cortex-a53";
                    case ARMV7 -> "cortex-a9,neon=off";
                    case ARMV5 -> "arm926";
                });
    }

    /** What uname(2) calls the machine; by it the kernel tells old from new ARM processors. */
    String machine(Platform platform) {
        return switch (platform) {
            case AMD64 -> "x86_64";
            case ARM64 -> "aarch64";
            case ARMV7 -> "armv7l";
            case ARMV5 -> "armv5tel";
        };
    }

    /** Bits of AT_HWCAP (asm/hwcap.h) that the least processor does not have. */
    long without(Platform platform) {
        return switch (platform) {
            case AMD64 -> 0L;
            case ARM64 -> 1L << 8; // atomics
            case ARMV7 -> (1L << 12) | (1L << 17); // NEON, division
            case ARMV5 -> (1L << 12) | (1L << 13) | (1L << 15) | (1L << 17); // TLS register, VFPv3
        };
    }

    /** Whether qemu-user runs its programs. */
    public boolean emulated() {
        return !model.isEmpty();
    }

    /** The variables by which qemu-user is told. */
    public Map<String, String> variables() {
        return emulated() ? Map.of("QEMU_CPU", model) : Map.of();
    }

    /**
     * Whether the emulator passes on what Tailscale asks of the kernel for IPv6 in the tunnel and for exit nodes: rules of
     * routing. qemu-user 7.2 does not (RTM_GETRULE), and Tailscale then goes without both.
     */
    public boolean policyRouting() {
        return !emulated();
    }

    /** How many times longer things may take. */
    public int slowness() {
        return emulated() ? EMULATED_SLOWNESS : 1;
    }

    @Override
    public String toString() {
        return emulated() ? model : "this machine's";
    }
}
