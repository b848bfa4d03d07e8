package dev.mt.recipe.busybox;

import dev.mt.core.Platform;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import dev.mt.recipe.zig.ZigTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compiles busybox for one platform: a static program, and the list of the links that lead to it. */
public record BusyboxBinary(Platform target, BusyboxTree tree) implements Step {
    /** The program in this step's result. */
    public static final String FILE = "busybox";

    private static final String COMPILED = "  CC      ";

    public BusyboxBinary {
        Objects.requireNonNull(target, "target is null");
        Objects.requireNonNull(tree, "tree is null");
    }

    @Override
    public String name() {
        return "busybox";
    }

    @Override
    public Optional<Platform> platform() {
        return Optional.of(target);
    }

    @Override
    public List<Step> needs() {
        return List.of(tree, tree.zig());
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void describe(StepKey.Builder key) {
        ZigTarget settings = tree.settings().target(target);
        key.add("triple", settings.triple()).add("flags", settings.flags());
    }

    @Override
    public void run(Work work) throws IOException {
        Path source = work.scratch().resolve("busybox");
        FolderCopy.copy(work.result(tree), source);
        int[] compiled = new int[1];
        work.run(tree.make(work).command(source, target, "busybox"), line -> {
                    if (line.startsWith(COMPILED)) {
                        work.progress(++compiled[0], 0, "files: " + line.substring(COMPILED.length()));
                    }
                })
                .orFail("compiling busybox for " + target);
        Files.copy(source.resolve("busybox"), work.output().resolve(FILE));
        Files.copy(source.resolve(BusyboxTree.LINKS), work.output().resolve(BusyboxTree.LINKS));
    }

    /** The absolute paths of the applets' links, sorted, out of this step's result. */
    public static List<String> links(Path result) throws IOException {
        return Files.readAllLines(result.resolve(BusyboxTree.LINKS)).stream()
                .filter(line -> !line.isBlank())
                .sorted()
                .toList();
    }
}
