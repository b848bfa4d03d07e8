package dev.mt.recipe;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.process.CommandRunner;
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
import java.util.EnumMap;
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

    /** Looks at what was made before it is put into the output folder. */
    @FunctionalInterface
    public interface Review {
        /** Has no objection. */
        Review NONE = layouts -> {};

        /**
         * Looks at the OCI layouts with one image each.
         *
         * @throws Failure if they are not to be put there
         */
        void of(List<Path> layouts);
    }

    /** Builds what is asked for. */
    public BuildResult build(BuildRequest request, Manners manners) {
        return build(request, Review.NONE, manners);
    }

    /** Builds what is asked for; what the review objects to stays in the cache, and the output folder as it was. */
    public BuildResult build(BuildRequest request, Review review, Manners manners) {
        long start = System.nanoTime();
        Recipe recipe = new Recipe(repository, request.version(), request.certificates(), host, commands, cache);
        ReleaseLabel label = label(request, recipe);
        host.requireTools();
        List<PlatformImage> images = request.platforms().stream()
                .map(platform -> recipe.image(platform, label, request.slim()))
                .toList();
        try (OutputFolder out = OutputFolder.take(request.out(), manners.patient(), manners.messages());
                Workshop workshop = new Workshop(cache, commands, manners.listener(), HEAVY_STEPS)) {
            List<Step> goals = new ArrayList<>(List.of(recipe.tags()));
            goals.addAll(images);
            if (request.archives()) {
                images.forEach(image -> goals.add(new ArchiveFile(image)));
            }
            List<Path> results = workshop.finish(goals);
            int end = 1 + images.size();
            review.of(
                    results.subList(1, end).stream().map(PlatformImage::layout).toList());
            Map<Platform, Path> archives = new EnumMap<>(Platform.class);
            for (int i = end; i < results.size(); i++) {
                archives.put(request.platforms().get(i - end), results.get(i));
            }
            Distribution written = Distribution.write(out, label, results.subList(1, end), archives);
            workshop.tidy();
            return new BuildResult(
                    label.tag(),
                    written.index(),
                    written.layout(),
                    written.images(),
                    FeatureTags.read(results.getFirst()),
                    workshop.records(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw Failure.of("the build failed", "", e);
        }
    }

    private ReleaseLabel label(BuildRequest request, Recipe recipe) {
        GitState git = new GitState(repository.root(), host, commands);
        Optional<String> tag =
                request.release().or(() -> git.releaseTag(recipe.pin().version().tag()));
        return tag.map(release -> ReleaseLabel.release(release, recipe.pin().version(), git.commit()))
                .orElseGet(() -> ReleaseLabel.development(recipe.pin().version()));
    }
}
