package dev.mt.elf.symbols;

import dev.mt.core.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link ColumnWriter} wrote. Whatever cannot be is a {@link Failure} that names the file. */
final class ColumnReader {
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int ALL_TEXTS = 64 << 20;

    private final String file;
    private final byte[] bytes;
    private final int end;
    private int at;

    ColumnReader(String file, byte[] bytes, int start, int end) {
        this.file = file;
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** A part of this one, which goes on behind it. */
    ColumnReader part(int length) {
        if (length > end - at) {
            throw damaged("a column ends outside");
        }
        at += length;
        return new ColumnReader(file, bytes, at - length, at);
    }

    int remaining() {
        return end - at;
    }

    /** A number up to a limit, both included. */
    long number(long most) {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            if (at == end) {
                throw damaged("a column is too short");
            }
            int next = bytes[at++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                if (value > most || value < 0) {
                    throw damaged("a number of at most %d is %d".formatted(most, value));
                }
                return value;
            }
        }
        throw damaged("a number does not end");
    }

    /** A number that is also an int. */
    int number(int most) {
        return (int) number((long) most);
    }

    /** How many things follow, each of which takes a byte or more of another column. */
    int count(ColumnReader things, int most) {
        return number(Math.min(most, things.remaining()));
    }

    int signed() {
        int value = (int) number(0xffff_ffffL);
        return (value >>> 1) ^ -(value & 1);
    }

    String text() {
        int start = at;
        return new String(bytes, start, textEnd() - start, StandardCharsets.UTF_8);
    }

    private int textEnd() {
        while (at < end) {
            if (bytes[at++] == 0) {
                return at - 1;
            }
        }
        throw damaged("a text does not end");
    }

    List<String> texts(int most) {
        int count = count(this, most);
        List<String> texts = new ArrayList<>();
        byte[] before = {};
        long total = 0;
        for (int i = 0; i < count; i++) {
            int shared = number(before.length);
            int start = at;
            int length = textEnd() - start;
            total += shared + length;
            if (shared + length > LONGEST_TEXT || total > ALL_TEXTS) {
                throw damaged("its texts are too long");
            }
            byte[] now = Arrays.copyOf(before, shared + length);
            System.arraycopy(bytes, start, now, shared, length);
            texts.add(new String(now, StandardCharsets.UTF_8));
            before = now;
        }
        return texts;
    }

    /** Checks that everything was read. */
    void finish() {
        if (at != end) {
            throw damaged("a column is too long");
        }
    }

    Failure damaged(String what) {
        return SymbolMapFile.damaged(file, what);
    }
}
