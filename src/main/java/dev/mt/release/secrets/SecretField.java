package dev.mt.release.secrets;

import dev.mt.core.Failure;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field of a secret, and the variable that it becomes: {@code NAME=PATH#FIELD}.
 *
 * @param variable the variable's name
 * @param source where the value is
 */
public record SecretField(String variable, SecretSource source) {
    private static final Pattern TEXT = Pattern.compile("(?<variable>[^=]*)=(?<source>.*)");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public SecretField {
        Objects.requireNonNull(variable, "variable is null");
        Objects.requireNonNull(source, "source is null");
    }

    /**
     * Reads one.
     *
     * @throws Failure of usage for anything else
     */
    public static SecretField parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || !VARIABLE.matcher(matcher.group("variable")).matches()) {
            throw Failure.usage(
                    "'%s' names no field".formatted(text), "write NAME=PATH#FIELD: " + SecretSource.EXAMPLE);
        }
        return new SecretField(matcher.group("variable"), SecretSource.parse(matcher.group("source")));
    }

    @Override
    public String toString() {
        return variable + "=" + source;
    }

    /**
     * Reads several.
     *
     * @throws Failure of usage if two have the same name
     */
    public static List<SecretField> parseAll(List<String> texts) {
        List<SecretField> fields = texts.stream().map(SecretField::parse).toList();
        Set<String> names = new HashSet<>();
        for (SecretField field : fields) {
            if (!names.add(field.variable())) {
                throw Failure.usage(
                        "'%s' is asked for twice".formatted(field.variable()), "give each --field a name of its own");
            }
        }
        return fields;
    }
}
