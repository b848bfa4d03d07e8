package dev.mt.proof.report;

/** Text in XML and HTML. */
final class Markup {
    private Markup() {}

    /** Text with what would be markup escaped; control characters, which XML cannot have, become question marks. */
    static String text(String plain) {
        return plain.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
