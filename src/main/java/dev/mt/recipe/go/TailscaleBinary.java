package dev.mt.recipe.go;

import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.recipe.pins.TailscalePin;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compiles the one binary that is both daemon and command line, for one platform. */
public record TailscaleBinary(Platform target, TailscaleSource source, FeatureTags tags, GoToolchain toolchain)
        implements Step {
    /** The file in this step's result. */
    public static final String FILE = "tailscale.combined";

    /** The package of its main function. */
    static final String PACKAGE = TailscalePin.MODULE + "/cmd/tailscaled";

    private static final String LINKER_FLAGS = "-s -w";

    public TailscaleBinary {
        Objects.requireNonNull(target, "target is null");
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(tags, "tags is null");
        Objects.requireNonNull(toolchain, "toolchain is null");
    }

    @Override
    public String name() {
        return "tailscale";
    }

    @Override
    public Optional<Platform> platform() {
        return Optional.of(target);
    }

    @Override
    public List<Step> needs() {
        return List.of(toolchain, tags, source);
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void describe(StepKey.Builder key) {
        key.add("target", GoTarget.environment(target));
        key.add("flags", flags());
        key.add("linker", LINKER_FLAGS);
        key.add("commit", source.module().pin().commit().orElse(""));
    }

    private static List<String> flags() {
        return List.of("-mod=readonly", "-trimpath", "-buildvcs=false");
    }

    @Override
    public void run(Work work) throws IOException {
        Go go = toolchain.go();
        Path folder = work.result(source);
        String list = "-tags=" + String.join(",", FeatureTags.read(work.result(tags)));
        // The mark is the same on all platforms: it says which source, not which machine.
        Stamps stamps = new Stamps(source.module().pin(), work.identity(source).digest());
        List<String> build = new ArrayList<>(List.of("build", "-v"));
        build.addAll(flags());
        build.addAll(List.of(
                list,
                "-ldflags=" + LINKER_FLAGS + " " + String.join(" ", stamps.flags()),
                "-o",
                work.output().resolve(FILE).toString(),
                PACKAGE));
        String doing = "compiling Tailscale for " + target;
        PackageCount count = PackageCount.start(work, go, folder, list, target);
        CommandResult result = work.run(go.command(build).in(folder).with(GoTarget.environment(target)), count::line);
        GoFailure.check(result, doing, go);
    }
}
