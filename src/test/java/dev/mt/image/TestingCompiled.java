package dev.mt.image;

import dev.mt.core.Platform;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Tailscale as the compiler wrote it, out of which the image in {@code dist/} was made: neither slimmed nor packed. */
final class TestingCompiled {
    private static final AtomicReference<List<TestingBuild.Step>> STEPS = new AtomicReference<>(List.of());

    private TestingCompiled() {}

    /** The program for a platform, in the cache of steps. */
    static Path program(Platform platform) {
        TestingBuild.Step step = steps().stream()
                .filter(each -> each.name().equals("tailscale") && each.arch().equals(platform.id()))
                .findFirst()
                .orElseThrow();
        Path steps = CacheFolder.of(System.getenv()).root().resolve("steps");
        try (DirectoryStream<Path> results = Files.newDirectoryStream(steps, "tailscale-" + platform + "-*")) {
            for (Path result : results) {
                String name = result.getFileName().toString();
                if (step.key().contains(name.substring(name.lastIndexOf('-') + 1))) {
                    return result.resolve("output/tailscale.combined");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("what %s made is not in %s".formatted(step, steps));
    }

    /** All steps of the image; finished ones are found in the cache. */
    private static synchronized List<TestingBuild.Step> steps() {
        if (STEPS.get().isEmpty()) {
            TestingPrograms.require("go");
            TestingImage.layout();
            STEPS.set(TestingBuild.of(TestingCheckout.ours()
                            .mt(
                                    Map.of(),
                                    "build",
                                    "--json",
                                    "--out",
                                    TestingMachine.folder("out").toString()))
                    .steps());
        }
        return STEPS.get();
    }
}
