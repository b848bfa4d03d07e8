package dev.mt.routeros.simulator.router;

import dev.mt.core.Failure;
import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.simulator.container.Hardware;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What kind of router it is.
 *
 * @param version its RouterOS
 * @param hardware its processor
 * @param board its name, as {@code /system/resource} says it
 * @param flashTotal bytes of its flash
 * @param flashUsed how many of them RouterOS itself takes
 * @param ram bytes of its memory
 * @param flashFolder whether it has a folder {@code flash}, outside of which everything is memory
 * @param containerPackage whether the container package is installed
 * @param deviceMode whether {@code /system/device-mode} allows containers, fetch and the scheduler
 * @param clockKept whether its clock goes on without power; otherwise it says 1970 until the network sets it
 * @param clockSetAfter how long after a start the network sets the clock, if it is there
 * @param start the true time at which the simulation begins
 * @param seed where chance on the router comes from
 */
public record RouterSpec(
        RouterOsVersion version,
        Hardware hardware,
        String board,
        long flashTotal,
        long flashUsed,
        long ram,
        boolean flashFolder,
        boolean containerPackage,
        boolean deviceMode,
        boolean clockKept,
        Duration clockSetAfter,
        Instant start,
        long seed) {
    private static final long MIB = 1 << 20;
    private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");

    public RouterSpec {
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(hardware, "hardware is null");
        Objects.requireNonNull(board, "board is null");
        Objects.requireNonNull(clockSetAfter, "clockSetAfter is null");
        Objects.requireNonNull(start, "start is null");
        if (flashUsed < 0 || flashUsed > flashTotal || ram < 16 * MIB) {
            throw Failure.usage(
                    "a router with %d bytes of flash, of which %d are used, and %d bytes of memory"
                            .formatted(flashTotal, flashUsed, ram),
                    "RouterOS needs less flash than there is, and 16 MB of memory at least");
        }
    }

    /** A router like RB5009: arm64, 1 GB flash, 1 GB memory, no folder {@code flash}. */
    public static RouterSpec large(RouterOsVersion version) {
        return of(version, Hardware.ARM64, "RB5009UG+S+", 1024 * MIB, 60 * MIB, 1024 * MIB, false);
    }

    /** A router like hAP ac²: arm, 16 MB flash with 5 MB free, 128 MB memory, a folder {@code flash}. */
    public static RouterSpec small(RouterOsVersion version) {
        return of(version, Hardware.ARM, "hAP ac^2", 16 * MIB, 11 * MIB, 128 * MIB, true);
    }

    /** A router like hEX refresh: EN7562CT, 128 MB flash, 512 MB memory, a folder {@code flash}. */
    public static RouterSpec middle(RouterOsVersion version) {
        return of(version, Hardware.EN7562CT, "hEX refresh", 128 * MIB, 30 * MIB, 512 * MIB, true);
    }

    /** A virtual router: x86_64, 128 MB disk, 256 MB memory, no folder {@code flash}; its clock is always right. */
    public static RouterSpec virtual(RouterOsVersion version) {
        return of(version, Hardware.X86, "CHR", 128 * MIB, 40 * MIB, 256 * MIB, false)
                .withClockKept(true);
    }

    private static RouterSpec of(
            RouterOsVersion version, Hardware hardware, String board, long total, long used, long ram, boolean folder) {
        return new RouterSpec(
                version,
                hardware,
                board,
                total,
                used,
                ram,
                folder,
                true,
                true,
                false,
                Duration.ofSeconds(12),
                START,
                1);
    }

    /** The same with another processor. */
    public RouterSpec with(Hardware other) {
        return new RouterSpec(
                version,
                other,
                board,
                flashTotal,
                flashUsed,
                ram,
                flashFolder,
                containerPackage,
                deviceMode,
                clockKept,
                clockSetAfter,
                start,
                seed);
    }

    /** The same with this much flash, in bytes, of which so much is free. */
    public RouterSpec withFlash(long total, long free) {
        return new RouterSpec(
                version,
                hardware,
                board,
                total,
                total - free,
                ram,
                flashFolder,
                containerPackage,
                deviceMode,
                clockKept,
                clockSetAfter,
                start,
                seed);
    }

    /** The same with this much memory, in bytes. */
    public RouterSpec withRam(long bytes) {
        return new RouterSpec(
                version,
                hardware,
                board,
                flashTotal,
                flashUsed,
                bytes,
                flashFolder,
                containerPackage,
                deviceMode,
                clockKept,
                clockSetAfter,
                start,
                seed);
    }

    /** The same with or without a folder {@code flash}. */
    public RouterSpec withFlashFolder(boolean folder) {
        return new RouterSpec(
                version,
                hardware,
                board,
                flashTotal,
                flashUsed,
                ram,
                folder,
                containerPackage,
                deviceMode,
                clockKept,
                clockSetAfter,
                start,
                seed);
    }

    /** The same with or without the container package. */
    public RouterSpec withContainerPackage(boolean installed) {
        return new RouterSpec(
                version,
                hardware,
                board,
                flashTotal,
                flashUsed,
                ram,
                flashFolder,
                installed,
                deviceMode,
                clockKept,
                clockSetAfter,
                start,
                seed);
    }

    /** The same with device-mode open or closed. */
    public RouterSpec withDeviceMode(boolean open) {
        return new RouterSpec(
                version,
                hardware,
                board,
                flashTotal,
                flashUsed,
                ram,
                flashFolder,
                containerPackage,
                open,
                clockKept,
                clockSetAfter,
                start,
                seed);
    }

    /** The same with a clock that keeps or loses the time. */
    public RouterSpec withClockKept(boolean kept) {
        return new RouterSpec(
                version,
                hardware,
                board,
                flashTotal,
                flashUsed,
                ram,
                flashFolder,
                containerPackage,
                deviceMode,
                kept,
                clockSetAfter,
                start,
                seed);
    }

    /** The same, switched on first at another moment. */
    public RouterSpec withStart(Instant other) {
        return new RouterSpec(
                version,
                hardware,
                board,
                flashTotal,
                flashUsed,
                ram,
                flashFolder,
                containerPackage,
                deviceMode,
                clockKept,
                clockSetAfter,
                other,
                seed);
    }

    /** The same with another seed. */
    public RouterSpec withSeed(long other) {
        return new RouterSpec(
                version,
                hardware,
                board,
                flashTotal,
                flashUsed,
                ram,
                flashFolder,
                containerPackage,
                deviceMode,
                clockKept,
                clockSetAfter,
                start,
                other);
    }
}
