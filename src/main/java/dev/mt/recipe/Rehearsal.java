package dev.mt.recipe;

import dev.mt.core.Platform;
import dev.mt.core.WholeFile;
import dev.mt.core.process.ProcessRunner;
import dev.mt.oci.ByteSource;
import dev.mt.oci.DockerArchive;
import dev.mt.oci.FileTree;
import dev.mt.oci.Image;
import dev.mt.oci.ImageConfig;
import dev.mt.oci.LayerFile;
import dev.mt.oci.LayoutWriter;
import dev.mt.oci.OciLayout;
import dev.mt.recipe.certificates.CertificateChoice;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import dev.mt.recipe.step.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A build in small, without network and compilers, so that the JVM can note which classes a build takes (JEP 514) and
 * later builds start fast.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /** Reads all pins, does a step twice, and writes an image into a folder of its own, which it deletes. */
    public static void run(Repository repository, Map<String, String> environment) throws IOException {
        Path folder = Files.createTempDirectory("mt-rehearsal");
        try {
            CacheFolder cache = new CacheFolder(folder.resolve("cache"));
            Recipe recipe = new Recipe(
                    repository,
                    Optional.empty(),
                    new CertificateChoice.Common(),
                    new Host(environment),
                    new ProcessRunner(),
                    cache);
            StepKey.Builder keys = new StepKey.Builder();
            for (Step step : recipe.all(ReleaseLabel.development(recipe.pin().version()))) {
                step.describe(keys);
            }
            for (int i = 0; i < 2; i++) {
                try (Workshop workshop = new Workshop(cache, new ProcessRunner(), event -> {}, 1)) {
                    workshop.finish(List.of(new Nothing("a"), new Nothing("b")));
                    workshop.tidy();
                }
                image(folder);
            }
        } finally {
            WholeFile.deleteTree(folder);
        }
    }

    /**
     * An image that runs nothing, for rehearsals.
     *
     * @param layer the file that its only layer is written to
     */
    public static Image image(Platform platform, FileTree tree, Path layer) throws IOException {
        ImageConfig.RunConfig process = new ImageConfig.RunConfig(
                List.of(),
                List.of("a"),
                List.of(),
                new TreeSet<>(),
                Optional.of("/"),
                new TreeMap<>(),
                Optional.empty());
        return Image.of(platform, Instant.EPOCH, process, LayerFile.write(tree, Instant.EPOCH, layer), "rehearsal");
    }

    private static void image(Path folder) throws IOException {
        FileTree tree = FileTree.builder()
                .file("bin/a", 0755, ByteSource.of("a"))
                .link("bin/b", "a")
                .build();
        Image image = image(Platform.AMD64, tree, folder.resolve("layer"));
        Path layout = folder.resolve("oci");
        LayoutWriter.write(layout, "rehearsal", List.of(image), Collections.emptyMap());
        try (OciLayout written = OciLayout.open(layout);
                OutputFolder out = OutputFolder.take(folder.resolve("out"), true, message -> {})) {
            DockerArchive.write(folder.resolve("archive"), written.image(Platform.AMD64), "rehearsal:1");
            out.put(folder.resolve("archive"), "archive.tar");
            LayoutWriter.write(out.folder().resolve("oci"), "rehearsal", written.images(), Collections.emptyMap());
        }
    }

    /** A step that makes an empty file. */
    private record Nothing(String name) implements Step {
        @Override
        public void describe(StepKey.Builder key) {
            key.add("nothing", name);
        }

        @Override
        public void run(Work work) throws IOException {
            Files.writeString(work.output().resolve("nothing"), name);
        }
    }
}
