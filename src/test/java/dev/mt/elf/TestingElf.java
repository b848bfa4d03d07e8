package dev.mt.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes small, whole ELF files: header, one segment that maps everything, sections, their names, section headers. */
public final class TestingElf {
    /** The address at which the first byte of the file is mapped. */
    public static final long BASE = 0x10000;

    private record Content(String name, int type, ByteBuffer bytes, long size) {}

    private final ElfClass elfClass;
    private final List<Content> sections = new ArrayList<>();

    public TestingElf(ElfClass elfClass) {
        this.elfClass = elfClass;
    }

    /** Adds a section with content. */
    public TestingElf section(String name, byte[] bytes) {
        sections.add(new Content(name, 1, ByteBuffer.wrap(bytes.clone()), bytes.length));
        return this;
    }

    /** Adds a section that takes memory only. */
    public TestingElf zeroes(String name, long size) {
        sections.add(new Content(name, Section.NO_BITS, ByteBuffer.allocate(0), size));
        return this;
    }

    /** The address that the next section will get. */
    public long nextAddress() {
        long offset = (long) elfClass.headerSize() + elfClass.segmentHeaderSize();
        for (Content content : sections) {
            offset = aligned(offset) + content.bytes.capacity();
        }
        return BASE + aligned(offset);
    }

    private static long aligned(long offset) {
        return (offset + 7) / 8 * 8;
    }

    /** The file. */
    public byte[] build() {
        List<Content> all = new ArrayList<>(sections);
        StringBuilder names = new StringBuilder("\0");
        sections.forEach(s -> names.append(s.name).append('\0'));
        int namesName = names.length();
        names.append(".shstrtab\0");
        byte[] texts = names.toString().getBytes(StandardCharsets.ISO_8859_1);
        all.add(new Content(".shstrtab", 3, ByteBuffer.wrap(texts), texts.length));
        ByteBuffer out = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        out.position(elfClass.headerSize() + elfClass.segmentHeaderSize());
        ByteBuffer headers = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        headers.position(elfClass.sectionHeaderSize());
        int name = 1;
        for (Content content : all) {
            out.position((int) aligned(out.position()));
            headers.putInt(content.name.equals(".shstrtab") ? namesName : name).putInt(content.type);
            word(headers, 2);
            word(headers, BASE + out.position());
            word(headers, out.position());
            word(headers, content.size);
            headers.putInt(0).putInt(0);
            word(headers, 8);
            word(headers, 0);
            out.put(content.bytes.duplicate());
            name += content.name.length() + 1;
        }
        out.position((int) aligned(out.position()));
        int sectionsOffset = out.position();
        out.put(headers.array(), 0, headers.position());
        int end = out.position();
        header(out, sectionsOffset, all.size() + 1);
        segment(out, end);
        byte[] file = new byte[end];
        out.get(0, file);
        return file;
    }

    private void header(ByteBuffer out, int sectionsOffset, int sectionCount) {
        out.position(0);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (elfClass == ElfClass.ELF32 ? 1 : 2), 1, 1})
                .position(16);
        out.putShort((short) 2)
                .putShort((short) (elfClass == ElfClass.ELF32 ? 40 : 62))
                .putInt(1);
        word(out, BASE + 0x1234);
        word(out, elfClass.headerSize());
        word(out, sectionsOffset);
        out.putInt(0x5000400).putShort((short) elfClass.headerSize());
        out.putShort((short) elfClass.segmentHeaderSize()).putShort((short) 1);
        out.putShort((short) elfClass.sectionHeaderSize()).putShort((short) sectionCount);
        out.putShort((short) (sectionCount - 1));
    }

    private void segment(ByteBuffer out, int end) {
        out.position(elfClass.headerSize());
        out.putInt(Segment.LOAD);
        if (elfClass == ElfClass.ELF64) {
            out.putInt(5)
                    .putLong(0)
                    .putLong(BASE)
                    .putLong(BASE)
                    .putLong(end)
                    .putLong(end + 100L)
                    .putLong(4096);
        } else {
            out.putInt(0)
                    .putInt((int) BASE)
                    .putInt((int) BASE)
                    .putInt(end)
                    .putInt(end + 100)
                    .putInt(5)
                    .putInt(4096);
        }
    }

    private void word(ByteBuffer out, long value) {
        if (elfClass == ElfClass.ELF64) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }
}
