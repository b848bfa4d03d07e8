package dev.mt.size;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports made by hand. */
final class TestingSizes {
    private TestingSizes() {}

    static NamedBytes named(String name, long bytes) {
        return new NamedBytes(name, bytes);
    }

    /** An image with a Go program, a packed one, a damaged one and a script. */
    static ImageSize image(Platform platform) {
        GoSize go = new GoSize(
                List.of(
                        new PackageSize("fmt", 1_000, 500),
                        new PackageSize("runtime", 500_000, 250_000),
                        new PackageSize("type:", 1_500, 0)),
                List.of(named("shared file names", 300), named("code outside of functions", 0)));
        return new ImageSize(
                platform,
                List.of(
                        named("/bin/busybox", 210_000),
                        named("/bin/odd", 17),
                        named("/etc/passwd", 30),
                        named("/usr/local/bin/tailscale.combined", 1_000_000)),
                3,
                1,
                List.of(new LayerSize(Digest.of("layer"), 400_000, 1_216_000)),
                List.of(
                        new ProgramSize.Open(
                                "/usr/local/bin/tailscale.combined",
                                1_000_000,
                                List.of(
                                        named(".text", 502_500),
                                        named(".gopclntab", 250_800),
                                        named("(padding)", 246_700)),
                                Optional.of(go),
                                Optional.empty()),
                        new ProgramSize.Packed("/bin/busybox", 210_000),
                        new ProgramSize.Unreadable(
                                "/bin/odd", 17, "cannot read the program /bin/odd: it is cut short")));
    }

    static SizeReport report(Platform... platforms) {
        return new SizeReport(
                "dist/oci",
                Optional.empty(),
                Stream.of(platforms).map(TestingSizes::image).toList());
    }

    /** An image with many files and no program. */
    static ImageSize many(int files) {
        List<NamedBytes> all = IntStream.rangeClosed(1, files)
                .mapToObj(i -> named("/f%02d".formatted(i), i))
                .toList();
        return new ImageSize(Platform.ARM64, all, 0, 0, List.of(), List.of());
    }
}
