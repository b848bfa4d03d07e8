package dev.mt.registry.http;

/** Which characters may stand where in a head (RFC 9110, section 5). Loops, since a cold JVM is slow at patterns. */
final class Syntax {
    private static final String MARKS = "!#$%&'*+-.^_`|~";

    private Syntax() {}

    /** A method or a header's name. */
    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A header's value: nothing that ends a line, and only what a byte holds. */
    static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                return false;
            }
        }
        return true;
    }
}
