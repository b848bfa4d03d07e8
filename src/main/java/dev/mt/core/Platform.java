package dev.mt.core;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A router architecture that an image is built for. The order is the order of the image index: some RouterOS versions
 * take the first {@code arm} entry that they meet, so ARMv7 stands before ARMv5.
 *
 * <p>Names follow the OCI image index specification ({@code architecture} and {@code variant} take Go's values).
 */
public enum Platform {
    /** x86 routers and CHR. */
    AMD64("amd64", "amd64", null),
    /** RB5009, CCR2004, hAP ax³ and the like. */
    ARM64("arm64", "arm64", null),
    /** hAP ac², RB3011, RB4011 and the like. */
    ARMV7("armv7", "arm", "v7"),
    /** EN7562CT: hEX refresh, hEX S 2025, hAP ax S. */
    ARMV5("armv5", "arm", "v5");

    private final String id;
    private final String architecture;
    private final Optional<String> variant;

    Platform(String id, String architecture, @Nullable String variant) {
        this.id = id;
        this.architecture = architecture;
        this.variant = Optional.ofNullable(variant);
    }

    /** The name used on the command line and in file names, such as {@code armv7}. */
    public String id() {
        return id;
    }

    /** The OCI {@code architecture}, such as {@code arm}. */
    public String architecture() {
        return architecture;
    }

    /** The OCI {@code variant}, such as {@code v7}; empty where the architecture alone says it. */
    public Optional<String> variant() {
        return variant;
    }

    /** The OCI {@code os}: always Linux. */
    public String os() {
        return "linux";
    }

    /** {@code linux/arm/v7} and the like. */
    public String ociName() {
        return os() + "/" + architecture + variant.map(v -> "/" + v).orElse("");
    }

    /** The ids of all platforms in index order. */
    public static List<String> ids() {
        return Stream.of(values()).map(Platform::id).toList();
    }

    /**
     * The platform with an id, upper or lower case.
     *
     * @throws Failure for any other word, naming the nearest id
     */
    public static Platform of(String id) {
        String wanted = id.toLowerCase(Locale.ROOT);
        for (Platform platform : values()) {
            if (platform.id.equals(wanted)) {
                return platform;
            }
        }
        throw Failure.usage("unknown architecture '%s'".formatted(id), Suggestion.among(id, ids()));
    }

    @Override
    public String toString() {
        return id;
    }
}
