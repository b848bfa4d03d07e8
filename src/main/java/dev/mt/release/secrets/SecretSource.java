package dev.mt.release.secrets;

import dev.mt.core.Failure;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value is: {@code PATH#FIELD}.
 *
 * @param path of the secret, as {@code bao kv get} takes it: the store's own path, then the secret's, without {@code data/}
 * @param field of the secret
 */
public record SecretSource(String path, String field) {
    static final String EXAMPLE = "such as TOKEN=secret/ci/registry#token";

    private static final Pattern TEXT = Pattern.compile("(?<path>[\\w.-]+(?:/[\\w.-]+)+)#(?<field>[\\w.-]+)");
    private static final Pattern DOTS = Pattern.compile("(^|.*/)\\.+(/.*|$)");

    public SecretSource {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(field, "field is null");
    }

    /**
     * Reads one.
     *
     * @throws Failure of usage for anything else
     */
    public static SecretSource parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || DOTS.matcher(matcher.group("path")).matches()) {
            throw Failure.usage(
                    "'%s' names no field of a secret".formatted(text),
                    "write PATH#FIELD in letters, digits, '.', '_', '-' and '/', " + EXAMPLE);
        }
        return new SecretSource(matcher.group("path"), matcher.group("field"));
    }

    @Override
    public String toString() {
        return path + "#" + field;
    }
}
