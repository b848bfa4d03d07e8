package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestPiece {
    private static ImageSize image(List<NamedBytes> sections, GoSize go) {
        long bytes = sections.stream().mapToLong(NamedBytes::stored).sum();
        return new ImageSize(
                Platform.ARM64,
                List.of(TestingSizes.named("/x", bytes), TestingSizes.named("/y", 5)),
                0,
                0,
                List.of(),
                List.of(new ProgramSize.Open("/x", bytes, sections, Optional.of(go), Optional.empty())));
    }

    private static final GoSize GO = new GoSize(
            List.of(new PackageSize("fmt", 60, 30)),
            List.of(TestingSizes.named("shared names", 10), TestingSizes.named("code outside of functions", 0)));

    @Test
    void piecesAddUpToTheFiles() {
        ImageSize image = image(
                List.of(
                        TestingSizes.named(".text", 60),
                        TestingSizes.named(".gopclntab", 40),
                        TestingSizes.named(".rodata", 7)),
                GO);
        assertThat(Piece.of(image))
                .extracting(Piece::label, Piece::stored)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("fmt", 90L),
                        org.assertj.core.api.Assertions.tuple("(shared names)", 10L),
                        org.assertj.core.api.Assertions.tuple("/x .rodata", 7L),
                        org.assertj.core.api.Assertions.tuple("/y", 5L));
        assertThat(Piece.of(image).stream().mapToLong(Piece::stored).sum()).isEqualTo(image.total());
    }

    @Test
    void packagesThatDoNotAddUpAreNoPieces() {
        ImageSize image = image(List.of(TestingSizes.named(".text", 60), TestingSizes.named(".gopclntab", 39)), GO);
        assertThat(Piece.of(image)).extracting(Piece::label).containsExactly("/x .text", "/x .gopclntab", "/y");
    }

    @Test
    void whatCannotBeLookedIntoIsOnePiece() {
        assertThat(Piece.of(TestingSizes.image(Platform.ARMV7)))
                .extracting(Piece::label)
                .contains("/bin/busybox", "/bin/odd", "/etc/passwd");
    }
}
