package dev.mt.elf;

import dev.mt.core.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the Go command wrote into a program about how it was built: section {@code .go.buildinfo} ({@code
 * debug/buildinfo/buildinfo.go} and {@code cmd/link/internal/ld/data.go}, {@code buildinfo}, Go 1.27.4).
 *
 * @param goVersion such as {@code go1.27.4}
 * @param settings such as {@code GOARCH} and {@code -tags}; empty if nothing but the version was written
 * @param modules paths of the modules that were linked, the main one first
 */
public record GoBuildInfo(String goVersion, Map<String, String> settings, List<String> modules) {
    private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
    private static final int TEXTS = 32;
    private static final int FRAME = 16;

    public GoBuildInfo {
        settings = Map.copyOf(settings);
        modules = List.copyOf(modules);
    }

    /**
     * Reads the section.
     *
     * @throws Failure if there is none, or one of before Go 1.18
     */
    public static GoBuildInfo read(ElfFile elf) {
        Section section = elf.section(".go.buildinfo")
                .filter(found -> found.fileSize() >= TEXTS)
                .orElseThrow(() -> Failure.of(
                        "the program %s does not say which Go built it"
                                .formatted(elf.bytes().program()),
                        "give a program as go build wrote it"));
        ElfBytes bytes = elf.content(section);
        if (!Arrays.equals(bytes.copy(0, MAGIC.length), MAGIC) || (bytes.u8(15) & 2) == 0) {
            throw bytes.damaged("its section .go.buildinfo is not laid out as Go 1.18 and later do it");
        }
        String version = text(bytes, TEXTS);
        String module = text(bytes, textEnd(bytes, TEXTS));
        Map<String, String> settings = new TreeMap<>();
        List<String> modules = new ArrayList<>();
        if (module.length() >= 2 * FRAME) {
            module.substring(FRAME, module.length() - FRAME).lines().forEach(line -> {
                int equals = line.indexOf('=');
                if (line.startsWith("build\t") && equals > 0) {
                    settings.put(line.substring("build\t".length(), equals), line.substring(equals + 1));
                }
                String[] words = line.split("\t", -1);
                if (words.length > 1 && (words[0].equals("mod") || words[0].equals("dep"))) {
                    modules.add(words[1]);
                }
            });
        }
        return new GoBuildInfo(version, settings, modules);
    }

    /** Latin 1 keeps bytes and characters the same: the module's text is framed by bytes that are no text. */
    private static String text(ElfBytes bytes, long at) {
        long start = numberEnd(bytes, at);
        return new String(bytes.copy(start, textEnd(bytes, at) - start), StandardCharsets.ISO_8859_1);
    }

    private static long textEnd(ElfBytes bytes, long at) {
        long length = 0;
        long end = numberEnd(bytes, at);
        for (long i = end - 1; i >= at; i--) {
            length = length << 7 | (bytes.u8(i) & 0x7f);
        }
        return end + length;
    }

    private static long numberEnd(ElfBytes bytes, long at) {
        for (long i = at; i < at + 5; i++) {
            if (bytes.u8(i) < 0x80) {
                return i + 1;
            }
        }
        throw bytes.damaged("a text's length in its section .go.buildinfo does not end");
    }
}
