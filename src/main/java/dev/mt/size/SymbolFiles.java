package dev.mt.size;

import dev.mt.elf.symbols.SymbolMap;
import dev.mt.elf.symbols.SymbolMapFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Symbol maps in folders, under the names that the build gives them.
 *
 * @param folders where to look, in this order; what is no folder holds none
 */
public record SymbolFiles(List<Path> folders) implements Symbols {
    private static final String FOLDER = "symbols";

    public SymbolFiles {
        folders = List.copyOf(folders);
    }

    /** The maps that the build put beside what a person names: in it, as in {@code dist}, or next to it. */
    public static SymbolFiles beside(String image) {
        Path path = Path.of(image).toAbsolutePath().normalize();
        return new SymbolFiles(List.of(path.resolve(FOLDER), path.resolveSibling(FOLDER)));
    }

    @Override
    public Optional<SymbolMap> of(String mark) {
        return folders.stream()
                .map(folder -> folder.resolve(mark + SymbolMap.EXTENSION))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(SymbolMapFile::read);
    }
}
