package dev.mt.proof;

import dev.mt.core.Platform;
import dev.mt.proof.check.Check;
import dev.mt.proof.world.Kernel;

/**
 * A check that is to be run.
 *
 * @param platform on which image
 * @param kernel in which scene
 * @param check which
 */
public record Planned(Platform platform, Kernel kernel, Check check) {
    /** {@code arm64 routeros magicdns}. */
    @Override
    public String toString() {
        return "%s %s %s".formatted(platform, kernel, check.name());
    }
}
