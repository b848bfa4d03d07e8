package dev.mt.size;

import static dev.mt.size.TestingSizes.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestSizeComparison {
    private static SizeReport report(String name, Platform platform, List<NamedBytes> files, GoSize... programs) {
        List<ProgramSize> all = List.of(programs).stream()
                .<ProgramSize>map(go -> new ProgramSize.Open("/p", 1, List.of(), Optional.of(go), Optional.empty()))
                .toList();
        LayerSize layer = new LayerSize(Digest.of(name), name.length(), 0);
        return new SizeReport(
                name, Optional.empty(), List.of(new ImageSize(platform, files, 0, 0, List.of(layer), all)));
    }

    private static GoSize go(PackageSize... packages) {
        return new GoSize(List.of(packages), List.of(named("shared header", 72)));
    }

    private static final SizeReport BEFORE = report(
            "before",
            Platform.ARM64,
            List.of(named("/a", 10), named("/same", 7), named("/gone", 2000)),
            go(new PackageSize("fmt", 100, 10), new PackageSize("os", 50, 5)),
            go(new PackageSize("fmt", 200, 20)));
    private static final SizeReport AFTER = report(
            "after",
            Platform.ARM64,
            List.of(named("/a", 1500), named("/same", 7), named("/new", 10)),
            go(new PackageSize("fmt", 290, 20), new PackageSize("os", 50, 5), new PackageSize("net", 7, 1)));

    @Test
    void theLargestDifferencesComeFirst() {
        SizeComparison comparison = SizeComparison.of(BEFORE, AFTER);
        ImageComparison image = comparison.images().getFirst();
        assertThat(image.files())
                .containsExactly(
                        new Change("/gone", 2000, 0),
                        new Change("/a", 10, 1500),
                        new Change("/new", 0, 10),
                        new Change("/same", 7, 7));
        assertThat(image.packages().orElseThrow())
                .containsExactly(
                        new Change("(shared header)", 144, 72),
                        new Change("fmt", 330, 310),
                        new Change("net", 0, 8),
                        new Change("os", 55, 55));
    }

    @Test
    void theTextNamesWhatChanged() {
        SizeComparison comparison = SizeComparison.of(BEFORE, AFTER);
        assertThat(ComparisonText.of(comparison, false)).isEqualTo("""
            before: before
            after:  after

            arm64
              before  after  difference  file
               2,000      0      -2,000  /gone
                  10  1,500      +1,490  /a
                   0     10         +10  /new
               2,017  1,517        -500  all files
                   6      5          -1  layers as stored
              1 unchanged

              before  after  difference  Go package (code and function tables)
                 144     72         -72  (shared header)
                 330    310         -20  fmt
                   0      8          +8  net
                 529    445         -84  total
              1 unchanged
            """);
        assertThat(ComparisonText.of(comparison, true))
                .contains("       7      7           0  /same\n")
                .doesNotContain("unchanged");
    }

    @Test
    void packagesOfPackedProgramsAreNotCompared() {
        SizeReport packed = report("packed", Platform.ARM64, List.of(named("/a", 1)));
        assertThat(ComparisonText.of(SizeComparison.of(BEFORE, packed), false))
                .endsWith("\n  Go packages cannot be compared: a side has no Go program that can be read\n");
    }

    @Test
    void imagesNeedAPlatformInCommon() {
        SizeReport other = report("other", Platform.ARMV5, List.of());
        assertThatThrownBy(() -> SizeComparison.of(BEFORE, other))
                .isInstanceOf(Failure.class)
                .hasMessage("before and other have no platform in common")
                .extracting(e -> ((Failure) e).hint().orElseThrow())
                .isEqualTo("before has arm64, other has armv5");
    }
}
