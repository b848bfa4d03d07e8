package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.ValueError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** POSIX extended regular expressions, which {@code ~} and {@code :grep} take, by way of Java's. */
final class RegularExpression {
    private static final int MOST = 500;
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();
    private static final Pattern CLASS = Pattern.compile("\\[:([a-z]+):]");
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alpha", "\\p{Alpha}"),
            Map.entry("digit", "\\p{Digit}"),
            Map.entry("alnum", "\\p{Alnum}"),
            Map.entry("upper", "\\p{Upper}"),
            Map.entry("lower", "\\p{Lower}"),
            Map.entry("space", "\\s"),
            Map.entry("blank", "\\p{Blank}"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("print", "\\p{Print}"),
            Map.entry("graph", "\\p{Graph}"),
            Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("xdigit", "\\p{XDigit}"));

    private RegularExpression() {}

    /** Whether an expression matches anywhere in a text. */
    static boolean finds(String expression, String text) {
        Pattern pattern = COMPILED.get(expression);
        if (pattern == null) {
            pattern = compile(expression);
            if (COMPILED.size() < MOST) {
                COMPILED.put(expression, pattern);
            }
        }
        try {
            return pattern.matcher(new Reading(text)).find();
        } catch (StackOverflowError e) {
            throw tooLong();
        }
    }

    private static ValueError tooLong() {
        return new ValueError("failure: regular expression takes too long");
    }

    /** A text that is read so many times only: Java goes back and forth, with some expressions nearly for ever. */
    private static final class Reading implements CharSequence {
        private static final long MOST_READS = 20_000_000;

        private final String text;
        private long reads;

        Reading(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads > MOST_READS) {
                throw tooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Pattern compile(String expression) {
        StringBuilder java = new StringBuilder();
        boolean inSet = false;
        for (int i = 0; i < expression.length(); i++) {
            char each = expression.charAt(i);
            if (!inSet) {
                if (each == '\\' && i + 1 < expression.length()) {
                    java.append(each).append(expression.charAt(++i));
                    continue;
                }
                inSet = each == '[';
                if (each == '(' && expression.startsWith("?", i + 1)) {
                    throw new ValueError("invalid regular expression"); // only Java knows what that would mean
                }
                java.append(each);
                if (inSet) {
                    i = startOfSet(expression, i, java);
                }
            } else if (each == '[' && expression.startsWith("[:", i)) {
                Matcher matcher = CLASS.matcher(expression).region(i, expression.length());
                String known = matcher.lookingAt() ? CLASSES.get(matcher.group(1)) : null;
                if (known == null) {
                    throw new ValueError("invalid regular expression");
                }
                java.append(known);
                i = matcher.end() - 1;
            } else if (each == ']') {
                inSet = false;
                java.append(each);
            } else {
                // In a set only these mean something to Java that they do not to POSIX.
                java.append("\\[&~".indexOf(each) >= 0 ? "\\" : "").append(each);
            }
        }
        try {
            return Pattern.compile(java.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new ValueError("invalid regular expression");
        }
    }

    /** Behind {@code [} and {@code [^} a closing bracket stands for itself. */
    private static int startOfSet(String expression, int at, StringBuilder java) {
        int i = at;
        if (expression.startsWith("^", i + 1)) {
            java.append('^');
            i++;
        }
        if (expression.startsWith("]", i + 1)) {
            java.append("\\]");
            i++;
        }
        return i;
    }
}
