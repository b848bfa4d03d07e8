package dev.mt.size;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Pieces of an image that belong together: the packages of a module, the other parts of a program, files.
 *
 * @param name a module's path, a program's, or {@link #FILES}
 * @param pieces the largest first
 */
record PieceGroup(String name, List<Piece> pieces) {
    /** Files that are not divided. */
    static final String FILES = "files";

    PieceGroup {
        Objects.requireNonNull(name, "name is null");
        pieces = pieces.stream().sorted(Piece.LARGEST_FIRST).toList();
    }

    long stored() {
        return pieces.stream().mapToLong(Piece::stored).sum();
    }

    long bytes() {
        return pieces.stream().mapToLong(Piece::bytes).sum();
    }

    /** The groups of an image, the largest first. */
    static List<PieceGroup> of(ImageSize image) {
        Map<String, GoModules> modules = new HashMap<>();
        for (ProgramSize program : image.programs()) {
            if (program instanceof ProgramSize.Open open) {
                open.go().ifPresent(go -> modules.put(open.path(), go.modules()));
            }
        }
        Map<String, List<Piece>> groups = new TreeMap<>();
        for (Piece piece : Piece.of(image)) {
            String name =
                    switch (piece.kind()) {
                        case FILE -> FILES;
                        case PACKAGE ->
                            modules.getOrDefault(piece.path(), GoModules.NONE).of(piece.name());
                        case SECTION, SHARED -> piece.path();
                    };
            groups.computeIfAbsent(name, n -> new ArrayList<>()).add(piece);
        }
        return groups.entrySet().stream()
                .map(group -> new PieceGroup(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingLong(PieceGroup::stored).reversed().thenComparing(PieceGroup::name))
                .toList();
    }
}
