package dev.mt.routeros.simulator.console;

import java.nio.charset.StandardCharsets;

/** Between the text of people and that of RouterOS, whose chars are bytes (ISO 8859-1); people's bytes are UTF-8. */
public final class ByteText {
    private ByteText() {}

    /** As RouterOS has it. */
    public static String ofPeople(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** As people read it; bytes that are no UTF-8 become replacement characters. */
    public static String forPeople(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
