package dev.mt.elf.symbols;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Collects the bytes of one column. Numbers take seven bits a byte, the lowest first; the last byte is below 0x80. */
final class ColumnWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A number that is not negative. */
    void number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a symbol map cannot hold %d there".formatted(value));
        }
        long rest = value;
        while (rest >= 0x80) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** A number with a sign, small ones of both signs in one byte. */
    void signed(int value) {
        number(((value << 1) ^ (value >> 31)) & 0xffff_ffffL);
    }

    /** A text in UTF-8 and a zero byte. */
    void text(String text) {
        raw(text.getBytes(StandardCharsets.UTF_8), 0);
    }

    /** Texts: how many; for each how many bytes it shares with the one before, and the others. */
    void texts(List<String> texts) {
        number(texts.size());
        byte[] before = {};
        for (String text : texts) {
            byte[] now = text.getBytes(StandardCharsets.UTF_8);
            int shared = 0;
            while (shared < Math.min(before.length, now.length) && before[shared] == now[shared]) {
                shared++;
            }
            number(shared);
            raw(now, shared);
            before = now;
        }
    }

    private void raw(byte[] text, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == 0) {
                throw new IllegalArgumentException("a symbol map cannot hold a text with a zero byte");
            }
            bytes.write(text[i]);
        }
        bytes.write(0);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    int size() {
        return bytes.size();
    }
}
