package dev.mt.routeros.simulator.container;

import dev.mt.core.Platform;
import java.util.Objects;

/** What kind of processor a router has, and what RouterOS calls it. */
public enum Hardware {
    /** x86 routers and CHR. */
    X86("x86_64", "x86", Platform.AMD64),
    /** RB5009, hAP ax³ and the like. */
    ARM64("arm64", "ARM64", Platform.ARM64),
    /** hAP ac², RB4011 and the like. */
    ARM("arm", "ARM", Platform.ARMV7),
    /** The processor of hEX refresh, hEX S 2025 and hAP ax S, which has no instructions of ARMv7. */
    EN7562CT("arm", "EN7562CT", Platform.ARMV5);

    private final String architecture;
    private final String cpu;
    private final Platform platform;

    Hardware(String architecture, String cpu, Platform platform) {
        this.architecture = architecture;
        this.cpu = cpu;
        this.platform = Objects.requireNonNull(platform);
    }

    /** {@code architecture-name} of {@code /system/resource}. */
    public String architecture() {
        return architecture;
    }

    /** {@code cpu} of {@code /system/resource}. */
    public String cpu() {
        return cpu;
    }

    /** What runs on it. */
    public Platform platform() {
        return platform;
    }

    /** Whether its processor carries out programs for a platform. */
    public boolean runs(Platform other) {
        return other == platform || (this == ARM && other == Platform.ARMV5);
    }
}
