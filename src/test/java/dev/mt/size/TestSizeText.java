package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestSizeText {
    @Test
    void aReportIsTables() {
        String text = SizeText.of(TestingSizes.report(Platform.ARM64), false);
        assertThat(text).isEqualTo("""
            arm64: 1,210,047 bytes in 4 files, 3 folders, 1 link
              layer %s: 400,000 bytes as stored, 1,216,000 unpacked

                  bytes    share  file
              1,000,000   82.6 %%  /usr/local/bin/tailscale.combined
                210,000   17.4 %%  /bin/busybox
                     30    0.0 %%  /etc/passwd
                     17    0.0 %%  /bin/odd
              1,210,047  100.0 %%  total

            /usr/local/bin/tailscale.combined by section
                  bytes    share  section
                502,500   50.3 %%  .text
                250,800   25.1 %%  .gopclntab
                246,700   24.7 %%  (padding)
              1,000,000  100.0 %%  total

            /usr/local/bin/tailscale.combined by Go package (code and function tables)
                bytes    share     code   tables  package
              750,000   99.6 %%  500,000  250,000  runtime
                1,500    0.2 %%    1,000      500  fmt
                1,500    0.2 %%    1,500        0  type:
                  300    0.0 %%                    (shared file names)
              753,300  100.0 %%                    total

            /bin/busybox is packed: its sections cannot be read

            cannot read the program /bin/odd: it is cut short
            """.formatted(Digest.of("layer").abbreviated()));
    }

    @Test
    void platformsFollowEachOther() {
        String text = SizeText.of(TestingSizes.report(Platform.ARMV7, Platform.ARMV5), false);
        assertThat(text.lines().filter(line -> line.contains(" bytes in ")))
                .containsExactly(
                        "armv7: 1,210,047 bytes in 4 files, 3 folders, 1 link",
                        "armv5: 1,210,047 bytes in 4 files, 3 folders, 1 link");
        assertThat(text).contains("cut short\n\narmv5:").endsWith("cut short\n");
    }

    @Test
    void onlyTheLargestAreNamedUnlessAllAre() {
        SizeReport many = new SizeReport("x", Optional.empty(), List.of(TestingSizes.many(30)));
        assertThat(SizeText.of(many, false))
                .contains("/f06\n     15    3.2 %  5 other files\n    465  100.0 %  total")
                .doesNotContain("/f05");
        assertThat(SizeText.of(many, true)).contains("/f01\n    465").doesNotContain("other");
        SizeReport oneMore = new SizeReport("x", Optional.empty(), List.of(TestingSizes.many(26)));
        assertThat(SizeText.of(oneMore, false)).contains("/f01\n").doesNotContain("other");
    }

    @Test
    void anArchiveHasASizeOfItsOwn() {
        SizeReport archive = new SizeReport("x.tar", Optional.of(12_345L), List.of(TestingSizes.many(1)));
        assertThat(SizeText.of(archive, false)).startsWith("x.tar: an archive of 12,345 bytes\n\narm64: 1 bytes");
    }

    @Test
    void namesCannotSteerTheTerminal() {
        ImageSize odd = new ImageSize(
                Platform.ARM64, List.of(TestingSizes.named("/a\u001b[2Jb\n", 1)), 0, 0, List.of(), List.of());
        assertThat(SizeText.of(new SizeReport("x", Optional.empty(), List.of(odd)), false))
                .contains("  /a?[2Jb?\n")
                .doesNotContain("\u001b");
    }
}
