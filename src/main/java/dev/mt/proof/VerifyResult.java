package dev.mt.proof;

import dev.mt.core.Platform;
import dev.mt.proof.world.ImageUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a verification.
 *
 * @param images what was verified
 * @param results of each check
 * @param times how long each platform took
 * @param complete whether all checks were asked for
 */
public record VerifyResult(
        List<ImageUnderTest> images, List<CheckResult> results, Map<Platform, Duration> times, boolean complete) {
    public VerifyResult {
        images = List.copyOf(images);
        results = List.copyOf(results);
        times = new TreeMap<>(times);
    }

    /** How many checks ended so. */
    public long count(CheckResult.Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    /** Whether nothing failed, and something was run. */
    public boolean good() {
        return count(CheckResult.Outcome.FAILED) == 0 && count(CheckResult.Outcome.OK) > 0;
    }

    /** The results on one platform. */
    public List<CheckResult> of(Platform platform) {
        return results.stream()
                .filter(result -> result.planned().platform() == platform)
                .toList();
    }
}
