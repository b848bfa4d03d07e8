package dev.mt.recipe.go;

import dev.mt.core.Failure;
import dev.mt.core.Suggestion;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.recipe.pins.ImageSettings;
import dev.mt.recipe.pins.TailscalePin;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The build tags that leave everything out of Tailscale but the features of {@code image.toml} and what those depend
 * on. Tailscale's own program {@code cmd/featuretags} closes over the dependencies; it ignores unknown names, so names
 * are checked here first.
 */
public record FeatureTags(
        TailscaleModule module, GoToolchain toolchain, Map<String, String> features, List<String> extraTags)
        implements Step {
    private static final String TAGS = "tags.txt";
    private static final String PROGRAM = TailscalePin.MODULE + "/cmd/featuretags";

    public FeatureTags {
        Objects.requireNonNull(module, "module is null");
        Objects.requireNonNull(toolchain, "toolchain is null");
        features = Map.copyOf(features);
        extraTags = List.copyOf(extraTags);
    }

    /** The tags for the features in the image's settings. */
    public static FeatureTags of(TailscaleModule module, GoToolchain toolchain, ImageSettings settings) {
        return new FeatureTags(module, toolchain, settings.features(), settings.extraTags());
    }

    @Override
    public String name() {
        return "feature-tags";
    }

    @Override
    public List<Step> needs() {
        return List.of(toolchain, module);
    }

    @Override
    public void describe(StepKey.Builder key) throws IOException {
        key.add("features", new TreeSet<>(features.keySet())).add("extra", extraTags);
        key.add("module", module.pin().module());
        if (module.pin().pinned()) {
            key.file("go.sum", module.pin().pins().sums());
        }
    }

    @Override
    public void run(Work work) throws IOException {
        Go go = toolchain.go();
        Path folder = work.scratch();
        Path program = folder.resolve("featuretags");
        module.moduleFolder(folder);
        String doing = "building Tailscale's feature list";
        work.progress(0, 0, doing);
        GoFailure.check(
                work.run(go.command("build", module.modFlag(), "-o", program.toString(), PROGRAM)
                        .in(folder)),
                doing,
                go);
        checkNames(work, program);
        List<String> words = List.of("--min", "--add=" + String.join(",", new TreeSet<>(features.keySet())));
        String tags = run(work, program, words).text().strip();
        TreeSet<String> all = new TreeSet<>(List.of(tags.split(",")));
        all.addAll(extraTags);
        Files.writeString(work.output().resolve(TAGS), String.join("\n", all) + "\n");
    }

    private void checkNames(Work work, Path program) {
        List<String> known = run(work, program, List.of("--list")).output().stream()
                .map(line -> line.strip().split(":", 2)[0])
                .toList();
        for (String feature : features.keySet()) {
            if (!known.contains(feature)) {
                throw Failure.of(
                        "unknown feature '%s' of Tailscale %s in image/image.toml"
                                .formatted(feature, module.pin().version()),
                        Suggestion.among(feature, known));
            }
        }
    }

    private CommandResult run(Work work, Path program, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(arguments);
        return work.run(Command.of(words)).orFail("asking Tailscale for its features");
    }

    /** The tags, sorted, out of this step's result. */
    public static List<String> read(Path result) throws IOException {
        return Files.readAllLines(result.resolve(TAGS));
    }
}
