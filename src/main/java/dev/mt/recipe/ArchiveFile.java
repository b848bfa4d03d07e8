package dev.mt.recipe;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.oci.DockerArchive;
import dev.mt.oci.OciLayout;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes the archive of one platform that {@code /container/add file=} imports. */
record ArchiveFile(PlatformImage image) implements Step {
    /** The file in this step's result. */
    static final String FILE = "image.tar";

    ArchiveFile {
        Objects.requireNonNull(image, "image is null");
    }

    @Override
    public String name() {
        return "archive";
    }

    @Override
    public Optional<Platform> platform() {
        return image.platform();
    }

    @Override
    public List<Step> needs() {
        return List.of(image);
    }

    @Override
    public void describe(StepKey.Builder key) {
        key.add("tag", repositoryTag());
    }

    private String repositoryTag() {
        return "mikrotik-tailscale:" + image.label().version();
    }

    @Override
    public void run(Work work) throws IOException {
        try (OciLayout layout = OciLayout.open(PlatformImage.layout(work.result(image)))) {
            Platform platform = platform().orElseThrow(() -> Failure.of("an archive is for one platform"));
            DockerArchive.write(work.output().resolve(FILE), layout.image(platform), repositoryTag());
        }
    }
}
