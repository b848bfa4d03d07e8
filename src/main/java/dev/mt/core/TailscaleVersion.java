package dev.mt.core;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Tailscale, such as {@code 1.104.5}. Even minors are stable, odd ones are not (Tailscale's own rule).
 *
 * @param major zero or more
 * @param minor zero or more
 * @param patch zero or more
 */
public record TailscaleVersion(int major, int minor, int patch) implements Comparable<TailscaleVersion> {
    private static final Pattern FORM = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final Comparator<TailscaleVersion> ORDER = Comparator.comparingInt(TailscaleVersion::major)
            .thenComparingInt(TailscaleVersion::minor)
            .thenComparingInt(TailscaleVersion::patch);

    public TailscaleVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("a negative part in a version");
        }
    }

    /**
     * Reads {@code 1.104.5} or {@code v1.104.5}.
     *
     * @throws Failure for anything else
     */
    public static TailscaleVersion parse(String text) {
        return read(text)
                .orElseThrow(() -> Failure.usage(
                        "'%s' is not a Tailscale version".formatted(text),
                        "give three numbers, such as 1.104.5; pre-releases are not built"));
    }

    /** Reads the same; nothing for anything else, such as a pre-release. */
    public static Optional<TailscaleVersion> read(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new TailscaleVersion(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** Whether this is of a stable line. */
    public boolean stable() {
        return minor % 2 == 0;
    }

    /** As Go names the module version: {@code v1.104.5}. */
    public String tag() {
        return "v" + this;
    }

    @Override
    public int compareTo(TailscaleVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
