package dev.mt.routeros.simulator.run;

/** Finds the text of code that is kept as text: {@code source={…}}, {@code on-event={…}}. */
final class Braces {
    private Braces() {}

    /** What stands between the brace at an offset and the one that closes it. */
    static String inside(String source, int offset) {
        int depth = 0;
        for (int i = offset; i < source.length(); i++) {
            switch (source.charAt(i)) {
                case '{' -> depth++;
                case '}' -> {
                    depth--;
                    if (depth == 0) {
                        return source.substring(offset + 1, i);
                    }
                }
                case '"' -> i = endOfText(source, i);
                case '\\' -> i++;
                default -> {}
            }
        }
        return source.substring(Math.min(offset + 1, source.length()));
    }

    private static int endOfText(String source, int start) {
        int i = start + 1;
        while (i < source.length() && source.charAt(i) != '"') {
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
