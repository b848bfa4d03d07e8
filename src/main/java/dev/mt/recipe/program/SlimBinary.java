package dev.mt.recipe.program;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.elf.slim.GoSlimmer;
import dev.mt.elf.slim.SlimProgram;
import dev.mt.elf.symbols.SymbolMapFile;
import dev.mt.recipe.go.TailscaleBinary;
import dev.mt.recipe.step.CodeDigest;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes out of the compiled Tailscale what a router never reads, and writes the symbol map that holds it. */
public record SlimBinary(TailscaleBinary tailscale) implements Step {
    /** The slimmed program in this step's result. */
    public static final String FILE = TailscaleBinary.FILE;

    private static final String SYMBOLS = "symbols";

    public SlimBinary {
        Objects.requireNonNull(tailscale, "tailscale is null");
    }

    @Override
    public String name() {
        return "slim";
    }

    @Override
    public Optional<Platform> platform() {
        return tailscale.platform();
    }

    @Override
    public List<Step> needs() {
        return List.of(tailscale);
    }

    @Override
    public void describe(StepKey.Builder key) {
        key.add("slimmer", CodeDigest.of(GoSlimmer.class)).add("symbol map", CodeDigest.of(SymbolMapFile.class));
    }

    @Override
    public void run(Work work) throws IOException {
        byte[] program = Files.readAllBytes(work.result(tailscale).resolve(TailscaleBinary.FILE));
        SlimProgram slim;
        try {
            slim = GoSlimmer.slim(program, TailscaleBinary.FILE);
        } catch (Failure e) {
            throw Failure.of(
                    "slimming Tailscale for %s failed".formatted(tailscale.target()),
                    "'mt build --no-slim' builds an image that is larger, and runs as well",
                    e);
        }
        Path file = work.output().resolve(FILE);
        Files.write(file, slim.program());
        Path folder = Files.createDirectory(work.output().resolve(SYMBOLS));
        Files.write(folder.resolve(SymbolMapFile.name(slim.symbols())), SymbolMapFile.write(slim.symbols()));
    }

    /** The symbol map in this step's result; its name is that of the program's mark. */
    public static Path symbols(Path result) throws IOException {
        return onlyFile(result.resolve(SYMBOLS));
    }

    /** The one file in a folder. */
    public static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow(() -> new NoSuchFileException(folder + "/*"));
        }
    }
}
