package dev.mt.elf;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Little-endian bytes of a program, or of a part of one. Every read is checked against the end; a read outside is a {@link
 * Failure} that names the program and what was being read.
 *
 * <p>Programs are held in memory: they have some ten megabytes, are read all over, and will be rewritten there.
 */
public final class ElfBytes {
    /** What is longer is not read: no program for a router comes near. */
    public static final long LONGEST = 128L << 20;

    private final String program;
    private final String part;
    private final byte[] array;
    private final int start;
    private final int size;

    private ElfBytes(String program, String part, byte[] array, int start, int size) {
        this.program = Objects.requireNonNull(program, "program is null");
        this.part = part;
        this.array = array;
        this.start = start;
        this.size = size;
    }

    /** Bytes in memory, which must not change from now on. The name is what failures call the program. */
    public static ElfBytes of(String program, byte[] bytes) {
        return new ElfBytes(program, "the file", bytes, 0, bytes.length);
    }

    /**
     * A whole file.
     *
     * @throws Failure if it is longer than {@link #LONGEST}
     */
    public static ElfBytes read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LONGEST) {
            throw tooLong(file.toString(), size);
        }
        return of(file.toString(), Files.readAllBytes(file));
    }

    /** The failure for a program of more bytes than {@link #LONGEST}. */
    public static Failure tooLong(String program, long size) {
        return Failure.of(
                "%s has %,d bytes, more than mt looks into (%,d)".formatted(program, size, LONGEST),
                "name a program for a router");
    }

    /** What failures call the program. */
    public String program() {
        return program;
    }

    /** The number of bytes. */
    public long size() {
        return size;
    }

    /** A range as bytes of its own, whose offsets begin at zero; the part's name goes into failures. */
    public ElfBytes slice(String name, long offset, long length) {
        return new ElfBytes(program, name, array, at(offset, length, name), (int) length);
    }

    /** An unsigned byte. */
    public int u8(long offset) {
        return array[at(offset, 1, "a byte")] & 0xff;
    }

    /** Two bytes, unsigned. */
    public int u16(long offset) {
        int at = at(offset, 2, "two bytes");
        return (array[at] & 0xff) | (array[at + 1] & 0xff) << 8;
    }

    /** Four bytes, unsigned. */
    public long u32(long offset) {
        return i32(offset) & 0xffff_ffffL;
    }

    /** Four bytes, signed. */
    public int i32(long offset) {
        int at = at(offset, 4, "four bytes");
        return (array[at] & 0xff) | (array[at + 1] & 0xff) << 8 | (array[at + 2] & 0xff) << 16 | array[at + 3] << 24;
    }

    /** Eight bytes; values from 2^63 on come out negative. */
    public long i64(long offset) {
        at(offset, 8, "eight bytes");
        return u32(offset) | (long) i32(offset + 4) << 32;
    }

    /** A word of the program's class: four bytes unsigned, or eight as {@link #i64}. */
    public long word(ElfClass elfClass, long offset) {
        return switch (elfClass) {
            case ELF32 -> u32(offset);
            case ELF64 -> i64(offset);
        };
    }

    /** The offset just past the zero byte that ends the text which begins at an offset. */
    public long textEnd(long offset) {
        for (int at = at(offset, 1, "a text"); at < start + size; at++) {
            if (array[at] == 0) {
                return at + 1L - start;
            }
        }
        throw damaged("a text at offset %d of %s does not end".formatted(offset, part));
    }

    /** The text in UTF-8 between an offset and the next zero byte. */
    public String text(long offset) {
        int length = (int) (textEnd(offset) - 1 - offset);
        return new String(array, start + (int) offset, length, StandardCharsets.UTF_8);
    }

    /** A copy of a range. */
    public byte[] copy(long offset, long length) {
        int at = at(offset, length, "a range");
        return Arrays.copyOfRange(array, at, at + (int) length);
    }

    /** The failure for a program that contradicts itself. */
    public Failure damaged(String what) {
        return Failure.of(
                // Names out of a damaged file may hold anything, and end up on a terminal.
                "cannot read the program %s: %s".formatted(program, what.replaceAll("\\p{Cntrl}", "?")),
                "the file is cut short or damaged, or was changed by a tool that mt does not know");
    }

    /** The place of a range in the array. */
    private int at(long offset, long length, String what) {
        if (offset < 0 || length < 0 || offset > size || length > size - offset) {
            throw damaged("%s at offset %s would end past %s, which has %d bytes"
                    .formatted(what, Long.toUnsignedString(offset), part, size));
        }
        return start + (int) offset;
    }

    @Override
    public String toString() {
        return "%s of %s (%d bytes)".formatted(part, program, size);
    }
}
