package dev.mt.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way of authenticating that a server offers (RFC 9110, section 11.6.1).
 *
 * @param scheme in lower case, such as {@code bearer}
 * @param parameters by name in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern SCHEME = Pattern.compile("\\G[\\s,]*(" + TOKEN + ")(?=\\s+|$|,)(?!\\s*=)");
    private static final Pattern PARAMETER =
            Pattern.compile("\\G[\\s,]*(" + TOKEN + ")\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(" + TOKEN + "))");
    /** Credentials in one piece, which no scheme that matters here uses. */
    private static final Pattern TOKEN68 = Pattern.compile("\\G\\s+[A-Za-z0-9._~+/-]+=*(?=\\s*(?:,|$))");

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    /** All challenges in the values of {@code WWW-Authenticate}, in order; what cannot be read ends a value. */
    static List<Challenge> parse(List<String> values) {
        List<Challenge> challenges = new ArrayList<>();
        values.forEach(value -> parse(value, challenges));
        return challenges;
    }

    private static void parse(String value, List<Challenge> to) {
        int at = 0;
        Matcher scheme = SCHEME.matcher(value);
        while (scheme.find(at)) {
            at = scheme.end();
            Map<String, String> parameters = new TreeMap<>();
            Matcher parameter = PARAMETER.matcher(value);
            Matcher token68 = TOKEN68.matcher(value);
            if (!parameter.find(at) && token68.find(at)) {
                at = token68.end();
            }
            while (parameter.find(at)) {
                String text = parameter.group(2) != null
                        ? parameter.group(2).replaceAll("\\\\(.)", "$1")
                        : parameter.group(3);
                parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), text);
                at = parameter.end();
            }
            to.add(new Challenge(scheme.group(1).toLowerCase(Locale.ROOT), parameters));
        }
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
