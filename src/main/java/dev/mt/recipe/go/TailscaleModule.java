package dev.mt.recipe.go;

import dev.mt.recipe.pins.TailscalePin;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Downloads Tailscale's module, and notes when its version was released: the time of everything in the image. */
public record TailscaleModule(TailscalePin pin, GoToolchain toolchain) implements Step {
    private static final String RELEASED = "released";

    public TailscaleModule {
        Objects.requireNonNull(pin, "pin is null");
        Objects.requireNonNull(toolchain, "toolchain is null");
    }

    @Override
    public String name() {
        return "tailscale-module";
    }

    @Override
    public List<Step> needs() {
        return List.of(toolchain);
    }

    @Override
    public void describe(StepKey.Builder key) throws IOException {
        key.add("module", pin.module());
        if (pin.pinned()) {
            key.add(
                    "sum",
                    Files.readAllLines(pin.pins().sums()).stream()
                            .filter(line -> line.startsWith(TailscalePin.MODULE + " "))
                            .toList());
        }
    }

    @Override
    public void run(Work work) throws IOException {
        work.progress(0, 0, pin.module());
        Instant released = download(work, work.scratch()).released();
        Files.writeString(work.output().resolve(RELEASED), released + "\n");
    }

    /** Downloads the module, or finds it in Go's module cache. */
    public ModuleFolder.Downloaded download(Work work, Path folder) throws IOException {
        return moduleFolder(folder)
                .download(work, TailscalePin.MODULE, pin.version().tag());
    }

    /** A folder in which Go builds from this module, with its own go.mod and go.sum. */
    ModuleFolder moduleFolder(Path folder) throws IOException {
        return pin.pinned()
                ? ModuleFolder.pinned(folder, pin.pins(), toolchain.go())
                : ModuleFolder.open(folder, TailscalePin.MODULE, pin.version().tag(), toolchain.go());
    }

    /** Whether Go may add to the module files, or has to find everything in them. */
    String modFlag() {
        return pin.pinned() ? "-mod=readonly" : "-mod=mod";
    }

    /** When the version was released, out of this step's result. */
    public static Instant released(Path result) throws IOException {
        return Instant.parse(Files.readString(result.resolve(RELEASED)).strip());
    }
}
