package dev.mt.size;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A piece of an image that is not divided further. All pieces of an image add up to its files.
 *
 * @param kind what it is a piece of
 * @param path of the file that it is in
 * @param name its own name among those of its kind: a section, a package; the path again for a file
 * @param bytes how many it has, unpacked
 * @param stored how many bytes of the file it takes
 */
public record Piece(Kind kind, String path, String name, long bytes, long stored) {
    /** What takes most first, then by label. */
    public static final Comparator<Piece> LARGEST_FIRST =
            Comparator.comparingLong(Piece::stored).reversed().thenComparing(Piece::label);

    /** What a piece is. */
    public enum Kind {
        /** A whole file. */
        FILE,
        /** A section of a program, its headers, or its padding. */
        SECTION,
        /** The code and function tables of a Go package. */
        PACKAGE,
        /** Code and function tables of a Go program that are no package's alone. */
        SHARED
    }

    public Piece {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(name, "name is null");
    }

    /** What it is called among all pieces of an image; a package that is in two programs has one label. */
    public String label() {
        return switch (kind) {
            case FILE -> path;
            case SECTION -> path + " " + name;
            case PACKAGE -> name;
            case SHARED -> ImageComparison.shared(name);
        };
    }

    /** All pieces of an image, the largest first. */
    public static List<Piece> of(ImageSize image) {
        List<Piece> pieces = new ArrayList<>();
        for (NamedBytes file : image.files()) {
            image.programs().stream()
                    .filter(program -> program.path().equals(file.name()))
                    .findFirst()
                    .ifPresentOrElse(program -> add(program, pieces), () -> pieces.add(whole(file)));
        }
        return pieces.stream().sorted(LARGEST_FIRST).toList();
    }

    private static Piece whole(NamedBytes file) {
        return new Piece(Kind.FILE, file.name(), file.name(), file.bytes(), file.stored());
    }

    private static void add(ProgramSize program, List<Piece> to) {
        switch (program) {
            case ProgramSize.Open open -> add(open, to);
            case ProgramSize.Packed packed -> to.add(whole(new NamedBytes(packed.path(), packed.bytes())));
            case ProgramSize.Unreadable unreadable ->
                to.add(whole(new NamedBytes(unreadable.path(), unreadable.bytes())));
        }
    }

    private static void add(ProgramSize.Open open, List<Piece> to) {
        List<NamedBytes> sections = new ArrayList<>(open.sections());
        open.go().filter(go -> divides(go, sections)).ifPresent(go -> {
            sections.removeIf(section -> GoSize.SECTIONS.contains(section.name()));
            go.packages().forEach(p -> to.add(new Piece(Kind.PACKAGE, open.path(), p.name(), p.bytes(), p.stored())));
            go.shared().stream()
                    .filter(shared -> shared.bytes() > 0)
                    .forEach(s -> to.add(new Piece(Kind.SHARED, open.path(), s.name(), s.bytes(), s.stored())));
        });
        sections.forEach(s -> to.add(new Piece(Kind.SECTION, open.path(), s.name(), s.bytes(), s.stored())));
    }

    /** Sections of a program that somebody made to mislead may overlap; its packages then count for nothing. */
    private static boolean divides(GoSize go, List<NamedBytes> sections) {
        List<NamedBytes> divided = sections.stream()
                .filter(section -> GoSize.SECTIONS.contains(section.name()))
                .toList();
        return divided.stream().mapToLong(NamedBytes::bytes).sum() == go.bytes()
                && divided.stream().mapToLong(NamedBytes::stored).sum() == go.stored();
    }
}
