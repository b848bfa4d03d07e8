package dev.mt.routeros;

import dev.mt.core.Failure;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of RouterOS, such as {@code 7.24} or {@code 7.13.5}. The first release of a line has no third number, so
 * {@code 7.24} and {@code 7.24.0} are the same version.
 *
 * @param major zero or more
 * @param minor zero or more
 * @param patch zero or more
 */
public record RouterOsVersion(int major, int minor, int patch) implements Comparable<RouterOsVersion> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");
    private static final Comparator<RouterOsVersion> ORDER = Comparator.comparingInt(RouterOsVersion::major)
            .thenComparingInt(RouterOsVersion::minor)
            .thenComparingInt(RouterOsVersion::patch);

    public RouterOsVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("a negative part in a version");
        }
    }

    /**
     * Reads {@code 7.24} or {@code 7.13.5}.
     *
     * @throws Failure for anything else
     */
    public static RouterOsVersion parse(String text) {
        return read(text)
                .orElseThrow(() -> Failure.usage(
                        "'%s' is not a RouterOS version".formatted(text),
                        "give two or three numbers, such as 7.24 or 7.13.5"));
    }

    /** Reads {@code 7.24} or {@code 7.13.5}; empty for anything else. */
    public static Optional<RouterOsVersion> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String patch = matcher.group(3);
        return Optional.of(new RouterOsVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null ? 0 : Integer.parseInt(patch)));
    }

    /** Whether this is the given version or a later one. */
    public boolean isAtLeast(RouterOsVersion other) {
        return compareTo(other) >= 0;
    }

    /** Whether this is at least {@code major.minor}, whatever its third number. */
    public boolean isAtLeast(int major, int minor) {
        return isAtLeast(new RouterOsVersion(major, minor, 0));
    }

    /** The line that this belongs to, as it is spoken of: {@code 7.13} for 7.13.5. */
    public String line() {
        return major + "." + minor;
    }

    @Override
    public int compareTo(RouterOsVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return patch == 0 ? line() : line() + "." + patch;
    }
}
