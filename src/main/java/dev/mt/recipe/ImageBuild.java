package dev.mt.recipe;

import dev.mt.core.Bytes;
import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.process.CommandRunner;
import dev.mt.oci.Annotations;
import dev.mt.oci.Image;
import dev.mt.oci.Layer;
import dev.mt.oci.LayoutWriter;
import dev.mt.oci.OciLayout;
import dev.mt.recipe.go.FeatureTags;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepEvent;
import dev.mt.recipe.step.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Builds images: does the steps of the {@link Recipe}, and puts their results into the output folder.
 *
 * @param repository the checkout with the pins
 * @param host the machine
 * @param commands what runs programs
 * @param cache where finished steps are
 */
public record ImageBuild(Repository repository, Host host, CommandRunner commands, CacheFolder cache) {
    private static final int HEAVY_STEPS = 2;

    public ImageBuild {
        Objects.requireNonNull(repository, "repository is null");
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(commands, "commands is null");
        Objects.requireNonNull(cache, "cache is null");
    }

    /** Who is told of what happens, and whether to wait for another build. */
    public record Manners(StepEvent.Listener listener, Consumer<String> messages, boolean patient) {
        public Manners {
            Objects.requireNonNull(listener, "listener is null");
            Objects.requireNonNull(messages, "messages is null");
        }
    }

    /** Builds what is asked for. */
    public BuildResult build(BuildRequest request, Manners manners) {
        long start = System.nanoTime();
        Recipe recipe = new Recipe(repository, request.version(), request.certificates(), host, commands, cache);
        ReleaseLabel label = label(request, recipe);
        List<PlatformImage> images = request.platforms().stream()
                .map(platform -> recipe.image(platform, label))
                .toList();
        try (OutputFolder out = OutputFolder.take(request.out(), manners.patient(), manners.messages());
                Workshop workshop = new Workshop(cache, commands, manners.listener(), HEAVY_STEPS)) {
            List<Step> goals = new ArrayList<>(List.of(recipe.tags()));
            goals.addAll(images);
            if (request.archives()) {
                images.forEach(image -> goals.add(new ArchiveFile(image)));
            }
            List<Path> results = workshop.finish(goals);
            Map<Platform, Path> archives = new HashMap<>();
            if (request.archives()) {
                List<Path> written = results.subList(1 + images.size(), results.size());
                for (int i = 0; i < images.size(); i++) {
                    Platform platform = request.platforms().get(i);
                    archives.put(
                            platform, out.put(written.get(i).resolve(ArchiveFile.FILE), archiveName(label, platform)));
                }
            }
            Path layout = out.folder().resolve("oci");
            Written written = write(layout, label, results.subList(1, 1 + images.size()), archives);
            workshop.tidy();
            return new BuildResult(
                    label.tag(),
                    written.index(),
                    layout,
                    written.images(),
                    FeatureTags.read(results.getFirst()),
                    workshop.records(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw Failure.of("the build failed", "", e);
        }
    }

    private static String archiveName(ReleaseLabel label, Platform platform) {
        return "mikrotik-tailscale-%s-%s.tar".formatted(label.version(), platform);
    }

    private ReleaseLabel label(BuildRequest request, Recipe recipe) {
        GitState git = new GitState(repository.root(), host, commands);
        Optional<String> tag =
                request.release().or(() -> git.releaseTag(recipe.pin().version().tag()));
        return tag.map(release -> ReleaseLabel.release(release, recipe.pin().version(), git.commit()))
                .orElseGet(() -> ReleaseLabel.development(recipe.pin().version()));
    }

    /** What was put into the output folder. */
    private record Written(Digest index, List<BuildResult.Built> images) {}

    private static Written write(Path layout, ReleaseLabel label, List<Path> results, Map<Platform, Path> archives)
            throws IOException {
        List<OciLayout> sources = new ArrayList<>();
        try {
            List<Image> images = new ArrayList<>();
            for (Path result : results) {
                OciLayout source = OciLayout.open(result);
                sources.add(source);
                images.addAll(source.images());
            }
            Digest index = LayoutWriter.write(layout, label.tag(), images, Map.of(Annotations.VERSION, label.tag()))
                    .digest();
            List<BuildResult.Built> built = new ArrayList<>();
            for (Image image : images) {
                built.add(built(image, Optional.ofNullable(archives.get(image.platform()))));
            }
            return new Written(index, built);
        } finally {
            sources.forEach(OciLayout::close);
        }
    }

    private static BuildResult.Built built(Image image, Optional<Path> archive) throws IOException {
        long files = image.files().contentBytes();
        long layers = image.layers().stream()
                .map(Layer::blob)
                .mapToLong(blob -> blob.size())
                .sum();
        Digest manifest = image.manifestDigest()
                .orElseThrow(() -> new IllegalStateException("an image of a layout has a manifest"));
        return new BuildResult.Built(image.platform(), manifest, new Bytes(files), new Bytes(layers), archive);
    }
}
