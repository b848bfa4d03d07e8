package dev.mt.proof;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.WholeFile;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandRunner;
import dev.mt.proof.world.Judges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Builds other people's programs out of pinned Go modules, {@code proof/headscale} and {@code proof/stock}, with the Go that
 * each module names; keeps them in a folder whose name is a hash of the module's pins.
 *
 * @param modules the folder {@code proof} of the checkout
 * @param cache where finished programs are kept
 * @param runner what starts Go
 * @param variables of this process: where Go finds its own caches
 */
public record JudgeBuilder(Path modules, Path cache, CommandRunner runner, Map<String, String> variables) {
    /** The programs, built now if they are not there. */
    public Judges build(Consumer<String> say) {
        return new Judges(
                program("headscale", "github.com/juanfont/headscale/cmd/headscale", say),
                program("stock", "tailscale.com/cmd/tailscale", say),
                program("stock", "tailscale.com/cmd/tailscaled", say));
    }

    private Path program(String module, String goPackage, Consumer<String> say) {
        String name = goPackage.substring(goPackage.lastIndexOf('/') + 1);
        Path folder = modules.resolve(module);
        try {
            String pins = Files.readString(folder.resolve("go.mod")) + Files.readString(folder.resolve("go.sum"));
            Path program = cache.resolve("%s-%s"
                    .formatted(
                            name,
                            Digest.of(pins.getBytes(StandardCharsets.UTF_8))
                                    .hex()
                                    .substring(0, 16)));
            if (!Files.isExecutable(program)) {
                say.accept("building %s, which takes some minutes the first time".formatted(name));
                compile(folder, goPackage, program);
            }
            return program;
        } catch (IOException e) {
            throw Failure.of("cannot build " + name, "", e);
        }
    }

    private void compile(Path folder, String goPackage, Path program) throws IOException {
        Files.createDirectories(cache);
        Path aside = cache.resolve(WholeFile.UNFINISHED + program.getFileName() + "-"
                + ProcessHandle.current().pid());
        String toolchain = Files.readAllLines(folder.resolve("go.mod")).stream()
                .filter(line -> line.startsWith("toolchain "))
                .map(line -> line.substring("toolchain ".length()).strip())
                .findFirst()
                .orElseThrow(() -> Failure.of(folder + "/go.mod names no toolchain"));
        Map<String, String> environment = new TreeMap<>(variables);
        environment.keySet().removeIf(name -> name.startsWith("CGO_") || name.equals("GOFLAGS"));
        environment.putAll(
                Map.of("GOTOOLCHAIN", toolchain, "GOFLAGS", "-mod=readonly", "CGO_ENABLED", "0", "GOWORK", "off"));
        try {
            runner.run(Command.of("go", "build", "-trimpath", "-ldflags=-s -w", "-o", aside.toString(), goPackage)
                            .in(folder)
                            .with(environment))
                    .orFail("building " + goPackage);
            Files.move(aside, program, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
