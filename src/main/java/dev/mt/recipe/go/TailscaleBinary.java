package dev.mt.recipe.go;

import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.recipe.pins.Inlining;
import dev.mt.recipe.pins.TailscalePin;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compiles the one binary that is both daemon and command line, for one platform.
 *
 * @param target the platform
 * @param source Tailscale with our changes
 * @param tags which features are in it
 * @param experiments what is on or off in the toolchain ({@code GOEXPERIMENT}); refused by Go if it does not know one
 * @param inlining where the compiler may inline
 * @param toolchain Go
 */
public record TailscaleBinary(
        Platform target,
        TailscaleSource source,
        FeatureTags tags,
        Set<String> experiments,
        Inlining inlining,
        GoToolchain toolchain)
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
        experiments = Collections.unmodifiableSet(new TreeSet<>(experiments));
        Objects.requireNonNull(inlining, "inlining is null");
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
        key.add("target", environment());
        key.add("flags", flags());
        key.add("linker", LINKER_FLAGS);
        key.add("commit", source.module().pin().commit().orElse(""));
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>(GoTarget.environment(target));
        if (!experiments.isEmpty()) {
            variables.put("GOEXPERIMENT", String.join(",", experiments));
        }
        return variables;
    }

    private List<String> flags() {
        List<String> flags = new ArrayList<>(List.of("-mod=readonly", "-trimpath", "-buildvcs=false"));
        flags.addAll(inlining.flags());
        return flags;
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
        PackageCount count = PackageCount.start(work, go, folder, list, environment());
        CommandResult result = work.run(go.command(build).in(folder).with(environment()), count::line);
        GoFailure.check(result, doing, go);
    }
}
