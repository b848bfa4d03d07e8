package dev.mt.oci;

import dev.mt.core.Platform;
import java.util.Objects;
import java.util.Optional;

/**
 * A platform as manifests and configurations name it; a {@link Platform} is one of those that this project builds for.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code arm}
 * @param variant such as {@code v7}
 */
public record OciPlatform(String os, String architecture, Optional<String> variant) {
    public OciPlatform {
        Objects.requireNonNull(os, "os is null");
        Objects.requireNonNull(architecture, "architecture is null");
        Objects.requireNonNull(variant, "variant is null");
    }

    /** As it is written for one of our platforms. */
    public static OciPlatform of(Platform platform) {
        return new OciPlatform(platform.os(), platform.architecture(), platform.variant());
    }

    /**
     * Which of our platforms this is, if any. What others leave out or add is understood as containerd does
     * (platforms/database.go): {@code arm} is {@code arm/v7}, {@code arm64/v8} is {@code arm64}.
     */
    public Optional<Platform> known() {
        if (!os.equals("linux")) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (architecture + variant.map(v -> "/" + v).orElse("")) {
                    case "amd64", "amd64/v1" -> Platform.AMD64;
                    case "arm64", "arm64/v8" -> Platform.ARM64;
                    case "arm", "arm/v7" -> Platform.ARMV7;
                    case "arm/v5" -> Platform.ARMV5;
                    default -> null;
                });
    }

    /** {@code linux/arm/v7}. */
    @Override
    public String toString() {
        return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
    }
}
