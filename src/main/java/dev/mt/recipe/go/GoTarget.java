package dev.mt.recipe.go;

import dev.mt.core.Platform;
import java.util.Map;

/** What the Go compiler calls our platforms (go.dev/wiki/GoArm, go.dev/wiki/MinimumRequirements). */
final class GoTarget {
    private GoTarget() {}

    /** The variables that choose a platform; the oldest processors of each are served. */
    static Map<String, String> environment(Platform platform) {
        return switch (platform) {
            case AMD64 -> Map.of("GOOS", "linux", "GOARCH", "amd64", "GOAMD64", "v1");
            case ARM64 -> Map.of("GOOS", "linux", "GOARCH", "arm64", "GOARM64", "v8.0");
            case ARMV7 -> Map.of("GOOS", "linux", "GOARCH", "arm", "GOARM", "7");
            case ARMV5 -> Map.of("GOOS", "linux", "GOARCH", "arm", "GOARM", "5");
        };
    }
}
