package dev.mt.recipe.go;

import dev.mt.core.Failure;
import dev.mt.recipe.pins.Edit;
import dev.mt.recipe.pins.TailscalePin;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Tailscale's module, copied out of Go's module cache, with our additions and edits, in {@code src/} beside a
 * {@code go.mod} that builds from it. The Go command refuses overlays over its module cache, hence the copy; the path
 * in the {@code replace} line is relative, so that the place of the copy is not in the binary.
 *
 * @param module the module as released
 * @param toolchain the Go that reads it
 * @param tags the tags it will be built with
 * @param additions the folder with whole files of ours, at their paths in the module; tests stay out
 * @param edits changes of single lines
 */
public record TailscaleSource(
        TailscaleModule module, GoToolchain toolchain, FeatureTags tags, Path additions, List<Edit> edits)
        implements Step {
    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64", "arm");

    public TailscaleSource {
        Objects.requireNonNull(module, "module is null");
        Objects.requireNonNull(toolchain, "toolchain is null");
        Objects.requireNonNull(tags, "tags is null");
        Objects.requireNonNull(additions, "additions is null");
        edits = List.copyOf(edits);
    }

    @Override
    public String name() {
        return "tailscale-source";
    }

    @Override
    public List<Step> needs() {
        return List.of(toolchain, module, tags);
    }

    @Override
    public boolean pinned() {
        return true;
    }

    @Override
    public void describe(StepKey.Builder key) throws IOException {
        TailscalePin pin = module.pin();
        key.add("module", pin.module());
        if (pin.pinned()) {
            key.file("go.mod", pin.pins().file()).file("go.sum", pin.pins().sums());
        }
        for (Path addition : additionFiles()) {
            key.file("addition " + additions.relativize(addition), addition);
        }
        for (Edit edit : edits) {
            key.add("edit", List.of(edit.file(), edit.find(), edit.replace()));
        }
    }

    @Override
    public void run(Work work) throws IOException {
        Path folder = work.output();
        Path source = folder.resolve("src");
        Path original = module.download(work, folder).folder();
        work.progress(0, 0, "copying " + module.pin().module());
        copy(original, source);
        for (Path addition : additionFiles()) {
            add(addition, source.resolve(additions.relativize(addition).toString()));
        }
        for (Edit edit : edits) {
            edit(source.resolve(edit.file()), edit);
        }
        Files.writeString(
                folder.resolve("go.mod"),
                "\nreplace " + TailscalePin.MODULE + " => ./src\n",
                StandardOpenOption.APPEND);
        if (!module.pin().pinned()) {
            complete(work, folder);
        }
    }

    /** Lets Go write the rest of go.mod and go.sum for a version that the repository has no sums of. */
    private void complete(Work work, Path folder) throws IOException {
        String doing = "finding the modules that Tailscale " + module.pin().version() + " needs";
        String list = "-tags=" + String.join(",", FeatureTags.read(work.result(tags)));
        for (String architecture : ARCHITECTURES) {
            work.progress(0, 0, doing);
            GoFailure.check(
                    work.run(toolchain
                            .go()
                            .command("list", "-mod=mod", "-deps", list, TailscaleBinary.PACKAGE)
                            .in(folder)
                            .with("GOOS", "linux")
                            .with("GOARCH", architecture)),
                    doing,
                    toolchain.go());
        }
    }

    private List<Path> additionFiles() throws IOException {
        try (Stream<Path> walk = Files.walk(additions)) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith("_test.go"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(from)) {
            paths = walk.toList();
        }
        for (Path path : paths) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(target); // the cache's folders are read-only: their modes are not copied
            } else {
                Files.write(target, Files.readAllBytes(path));
            }
        }
    }

    private void add(Path file, Path target) throws IOException {
        if (Files.exists(target)) {
            throw Failure.of(
                    "the addition %s is a file of %s as well"
                            .formatted(additions.relativize(file), module.pin().module()),
                    "additions are new files: rename it, or make it an edit in image/tailscale/edits.toml");
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(file, target);
    }

    private void edit(Path file, Edit edit) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Failure.of(
                    "the edit of %s does not match %s: there is no such file"
                            .formatted(edit.file(), module.pin().module()),
                    "mend the edit in image/tailscale/edits.toml; it is for: " + edit.reason());
        }
        Files.writeString(file, edit.apply(Files.readString(file), module.pin().module()));
    }
}
