package dev.mt.recipe.go;

import dev.mt.core.Failure;
import dev.mt.core.process.CommandResult;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;

/** Fetches the pinned Go toolchain into Go's own module cache. Go checks it against its checksum database. */
public record GoToolchain(Go go) implements Step {
    public GoToolchain {
        Objects.requireNonNull(go, "go is null");
    }

    @Override
    public String name() {
        return "go-toolchain";
    }

    @Override
    public boolean pinned() {
        return true;
    }

    @Override
    public void describe(StepKey.Builder key) {
        key.add("toolchain", go.toolchain());
    }

    @Override
    public void run(Work work) throws IOException {
        String doing = "fetching " + go.toolchain();
        work.progress(0, 0, doing);
        CommandResult result =
                work.transferring(() -> work.run(go.command("version").in(work.scratch())));
        String version = GoFailure.check(result, doing, go).text();
        if (!version.contains(" " + go.toolchain() + " ")) {
            throw Failure.of(
                    "%s failed: Go says it is '%s'".formatted(doing, version),
                    "install Go 1.21 or newer from https://go.dev/dl");
        }
        Files.writeString(work.output().resolve("version"), version + "\n");
    }
}
