package dev.mt.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.oci.OciLayout;
import dev.mt.proof.check.Check;
import dev.mt.proof.check.Checks;
import dev.mt.proof.world.Kernel;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks can fail: an image that is broken in one way fails one check. */
class TestBrokenImages {
    @TempDir
    Path folder;

    /** Quick: the check that has to notice, and one that has nothing to do with it. */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void isNoticedByItsCheck(BrokenImage broken) {
        VerifyResult result = verify(broken, List.of("subnets", broken.check()));
        assertThat(TestingVerification.failed(result)).containsOnlyKeys(broken.check());
    }

    /** All checks that do not measure, on each of them: exactly one fails. */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void isNoticedByNoOther(BrokenImage broken) {
        List<String> checks = Checks.all().stream()
                .filter(check -> !check.measures() || check.name().equals(broken.check()))
                .map(Check::name)
                .toList();
        VerifyResult result = verify(broken, checks);
        assertThat(TestingVerification.failed(result)).containsOnlyKeys(broken.check());
    }

    private VerifyResult verify(BrokenImage broken, List<String> checks) {
        TestingVerification.require();
        Set<Kernel> kernels = EnumSet.of(Kernel.ROUTEROS);
        return TestingVerification.run(make(broken), broken.platform(), kernels, checks);
    }

    /** Unpacks the image, breaks it, and packs it again. */
    private Path make(BrokenImage broken) {
        Path layout = folder.resolve("layout");
        String image = layout + ":broken";
        Path bundle = unpack(broken.platform(), layout);
        if (broken.platform() == Platform.AMD64) {
            broken.change(bundle.resolve("rootfs"));
        } else {
            broken.change(
                    bundle.resolve("rootfs"),
                    unpack(Platform.ARMV7, folder.resolve("newer")).resolve("rootfs"));
        }
        run("umoci", "repack", "--image", image, bundle.toString());
        if (!broken.config().isEmpty()) {
            List<String> words = new ArrayList<>(List.of("umoci", "config", "--image", image));
            words.addAll(broken.config());
            run(words.toArray(String[]::new));
        }
        return layout;
    }

    /** Copies an image that was built into another layout, and unpacks it there. */
    private Path unpack(Platform platform, Path layout) {
        Path built = TestingVerification.home().resolve("dist/oci");
        String image = layout + ":broken";
        run(
                "skopeo",
                "--insecure-policy",
                "copy",
                "-q",
                "oci:%s:%s".formatted(built, tag(built, platform)),
                "oci:" + image);
        Path bundle = layout.resolveSibling(layout.getFileName() + "-bundle");
        run("umoci", "unpack", "--image", image, bundle.toString());
        return bundle;
    }

    private static String tag(Path layout, Platform platform) {
        try (OciLayout open = OciLayout.open(layout)) {
            return open.tags().stream()
                    .filter(tag -> tag.endsWith("-" + platform))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void run(String... words) {
        TestingPrograms.run(folder, words);
    }
}
