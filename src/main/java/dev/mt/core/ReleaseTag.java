package dev.mt.core;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tag of a release, in git and in the registry: {@code v<tailscale>-mt.<N>}, such as {@code v1.104.5-mt.1}. The second
 * number counts our own releases of one version of Tailscale.
 *
 * @param version of the Tailscale inside
 * @param number one or more
 */
public record ReleaseTag(TailscaleVersion version, int number) implements Comparable<ReleaseTag> {
    private static final Pattern FORM =
            Pattern.compile("v(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})" + "-mt\\.([1-9]\\d{0,5})");
    private static final Comparator<ReleaseTag> ORDER =
            Comparator.comparing(ReleaseTag::version).thenComparingInt(ReleaseTag::number);

    public ReleaseTag {
        Objects.requireNonNull(version, "version is null");
        if (number < 1) {
            throw new IllegalArgumentException("releases count from 1, not from " + number);
        }
    }

    /** The first release of a version. */
    public static ReleaseTag first(TailscaleVersion version) {
        return new ReleaseTag(version, 1);
    }

    /** Reads a tag; nothing if it has another form. */
    public static Optional<ReleaseTag> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        TailscaleVersion version = new TailscaleVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
        return Optional.of(new ReleaseTag(version, Integer.parseInt(matcher.group(4))));
    }

    /**
     * Reads a tag that somebody gave.
     *
     * @throws Failure if it has another form
     */
    public static ReleaseTag parse(String text) {
        return read(text)
                .orElseThrow(() -> Failure.usage(
                        "'%s' is not the tag of a release".formatted(text),
                        "releases are called v<tailscale>-mt.<N>, such as v1.104.5-mt.1"));
    }

    /** Our next release of the same version. */
    public ReleaseTag next() {
        return new ReleaseTag(version, number + 1);
    }

    @Override
    public int compareTo(ReleaseTag other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "v" + version + "-mt." + number;
    }
}
