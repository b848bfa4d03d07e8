package dev.mt.elf.symbols;

import dev.mt.core.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * Symbol maps as files: eight bytes that name the format and its version, then one xz stream with a check (CRC64) of the
 * columns {@link MapColumn}, each behind its length. The same map gives the same bytes everywhere.
 */
public final class SymbolMapFile {
    private static final byte[] MAGIC = "mtsym 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 6;
    private static final int LONGEST_FILE = 32 << 20;
    private static final int LONGEST_CONTENT = 48 << 20;
    private static final int DICTIONARY = 16 << 20;
    private static final int MEMORY_KIB = (DICTIONARY >> 10) + 1024;

    private SymbolMapFile() {}

    /** What the file of a map is called. */
    public static String name(SymbolMap map) {
        return map.mark() + SymbolMap.EXTENSION;
    }

    /** The map as a file. */
    public static byte[] write(SymbolMap map) {
        byte[] content = SymbolMapWriter.content(map);
        if (content.length > LONGEST_CONTENT) {
            throw Failure.of(
                    "the symbol map of program %s would have %,d bytes, more than mt reads (%,d)"
                            .formatted(map.mark(), content.length, LONGEST_CONTENT),
                    "leave the program as it is, without slimming");
        }
        try {
            LZMA2Options options = new LZMA2Options(LZMA2Options.PRESET_MAX);
            options.setDictSize(Math.clamp(content.length, LZMA2Options.DICT_SIZE_MIN, DICTIONARY));
            options.setNiceLen(LZMA2Options.NICE_LEN_MAX);
            options.setPb(0);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.writeBytes(MAGIC);
            try (XZOutputStream out = new XZOutputStream(file, options, XZ.CHECK_CRC64)) {
                out.write(content);
            }
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
    }

    /**
     * Reads a file's content.
     *
     * @param name what failures call the file
     * @throws Failure if it is no symbol map, one of another version, or damaged
     */
    public static SymbolMap read(byte[] file, String name) {
        if (file.length < MAGIC.length || !Arrays.equals(MAGIC, 0, FORMAT, file, 0, FORMAT)) {
            throw Failure.of(
                    "%s is no symbol map".formatted(name),
                    "give a file out of dist/symbols, as ./mt build wrote it (its name ends in %s)"
                            .formatted(SymbolMap.EXTENSION));
        }
        if (!Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
            throw Failure.of(
                    "%s is a symbol map of a version that this mt does not know".formatted(name),
                    "use the mt that built the image");
        }
        ByteArrayInputStream in = new ByteArrayInputStream(file, MAGIC.length, file.length - MAGIC.length);
        byte[] content;
        try (SingleXZInputStream xz = new SingleXZInputStream(in, MEMORY_KIB)) {
            content = xz.readNBytes(LONGEST_CONTENT + 1);
        } catch (IOException e) {
            throw damaged(name, e.getMessage() == null ? "its compressed content" : e.getMessage());
        }
        if (content.length > LONGEST_CONTENT || in.available() > 0) {
            throw damaged(name, "it is longer than it should be");
        }
        return SymbolMapReader.read(content, name);
    }

    /**
     * Reads a file.
     *
     * @throws Failure also if it cannot be read at all
     */
    public static SymbolMap read(Path file) {
        try {
            long size = Files.size(file);
            if (size > LONGEST_FILE) {
                throw damaged(file.toString(), "it has %,d bytes, no symbol map is as long".formatted(size));
            }
            return read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw Failure.of(
                    "cannot read the symbol map " + file, "look which there are: ./mt build writes dist/symbols", e);
        }
    }

    static Failure damaged(String name, String what) {
        return Failure.of(
                "cannot read the symbol map %s: %s".formatted(name, what),
                "it is cut short or damaged: take it again from where the image was built");
    }
}
