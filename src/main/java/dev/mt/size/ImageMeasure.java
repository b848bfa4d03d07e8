package dev.mt.size;

import dev.mt.core.Causes;
import dev.mt.core.Failure;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfHeader;
import dev.mt.oci.ByteSource;
import dev.mt.oci.FileTree;
import dev.mt.oci.Image;
import dev.mt.oci.Layer;
import dev.mt.oci.TreeEntry;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Measures an image. One program at a time is held in memory. */
final class ImageMeasure {
    private static final int EXECUTE_BITS = 0111;

    private final List<NamedBytes> files = new ArrayList<>();
    private final List<ProgramSize> programs = new ArrayList<>();
    /** A hard link is a file with the very content of another. */
    private final Set<ByteSource> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Symbols symbols;
    private int folders;
    private int links;

    private ImageMeasure(Symbols symbols) {
        this.symbols = symbols;
    }

    /**
     * Measures one.
     *
     * @throws Failure if it cannot be read
     */
    static ImageSize of(Image image, Symbols symbols) {
        try {
            ImageMeasure measure = new ImageMeasure(symbols);
            FileTree tree = image.files();
            for (TreeEntry entry : tree.entries()) {
                measure.add(entry);
            }
            measure.programs.sort(
                    Comparator.comparingLong(ProgramSize::bytes).reversed().thenComparing(ProgramSize::path));
            return new ImageSize(
                    image.platform(), measure.files, measure.folders, measure.links, layers(image), measure.programs);
        } catch (IOException e) {
            throw Failure.of("cannot read the image for " + image.platform(), "build or fetch it again", e);
        }
    }

    private static List<LayerSize> layers(Image image) throws IOException {
        List<LayerSize> layers = new ArrayList<>();
        for (Layer layer : image.layers()) {
            layers.add(new LayerSize(
                    layer.blob().digest(), layer.blob().size(), layer.tar().size()));
        }
        return layers;
    }

    private void add(TreeEntry entry) throws IOException {
        switch (entry) {
            case TreeEntry.Folder folder -> folders++;
            case TreeEntry.SymbolicLink link -> links++;
            case TreeEntry.RegularFile file -> {
                if (!seen.add(file.content())) {
                    links++;
                    return;
                }
                String path = "/" + file.path();
                files.add(new NamedBytes(path, file.content().size()));
                if ((file.mode() & EXECUTE_BITS) != 0) {
                    addProgram(path, file.content());
                }
            }
        }
    }

    private void addProgram(String path, ByteSource content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] start = in.readNBytes(4);
            if (!ElfHeader.begins(start)) {
                return;
            }
            if (content.size() > ElfBytes.LONGEST) {
                String reason = Causes.describe(ElfBytes.tooLong(path, content.size()));
                programs.add(new ProgramSize.Unreadable(path, content.size(), reason));
                return;
            }
            byte[] whole = new byte[(int) content.size()];
            System.arraycopy(start, 0, whole, 0, start.length);
            in.readNBytes(whole, start.length, whole.length - start.length);
            programs.add(ProgramSize.of(path, whole, symbols));
        }
    }
}
