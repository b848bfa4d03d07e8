package dev.mt.routeros.check;

import dev.mt.routeros.RouterOsVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script says of the versions that it is for, in a comment such as {@code # requires RouterOS 7.21} or {@code #
 * requires RouterOS, version=7.21}: this one and all later ones.
 */
public final class RequiredVersion {
    private static final Pattern COMMENT = Pattern.compile(
            "^\\s*#.*\\brequires?:?\\s+RouterOS\\b[\\s,:]*(?:version\\b\\s*[=:]?)?\\s*(?:>=)?\\s*v?(7\\.\\d+(?:\\.\\d+)?)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private RequiredVersion() {}

    /** The oldest version that a script is for, if it says so. */
    public static Optional<RouterOsVersion> of(String text) {
        Matcher matcher = COMMENT.matcher(text);
        return matcher.find() ? RouterOsVersion.read(matcher.group(1)) : Optional.empty();
    }
}
