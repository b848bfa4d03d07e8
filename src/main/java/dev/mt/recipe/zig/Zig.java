package dev.mt.recipe.zig;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Installs the {@code ziglang} wheel into a folder of the cache with the machine's pip, which checks its hash.
 *
 * @param requirements the pip requirements file that pins it
 * @param host where pip is
 */
public record Zig(Path requirements, Host host) implements Step {
    public Zig {
        Objects.requireNonNull(requirements, "requirements is null");
        Objects.requireNonNull(host, "host is null");
    }

    @Override
    public String name() {
        return "zig";
    }

    @Override
    public boolean pinned() {
        return true;
    }

    @Override
    public void describe(StepKey.Builder key) throws IOException {
        // Comments may change; versions and hashes may not.
        key.add(
                "requirements",
                Files.readAllLines(requirements).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }

    @Override
    public void run(Work work) throws IOException {
        work.progress(0, 0, "fetching the C compiler (about 95 MB)");
        Command pip = Command.of(
                        host.python().toString(),
                        "-m",
                        "pip",
                        "install",
                        "--no-deps",
                        "--require-hashes",
                        "--only-binary",
                        ":all:",
                        "--no-compile",
                        "--no-input",
                        "--disable-pip-version-check",
                        "--no-warn-script-location",
                        "--target",
                        work.output().toString(),
                        "-r",
                        requirements.toString())
                .with(host.passedOn("PIP_", "PYENV_"))
                .with("PIP_ROOT_USER_ACTION", "ignore")
                .with("PIP_USER", "0") // what does not go together with --target
                .with("PIP_REQUIRE_VIRTUALENV", "0")
                .with("TMPDIR", work.scratch().toString());
        CommandResult result = work.transferring(() -> work.run(pip, line -> work.progress(0, 0, line.strip())));
        if (!result.succeeded()) {
            throw PipFailure.of(result, host);
        }
        if (!Files.isExecutable(compiler(work.output()))) {
            throw Failure.of(
                    "the ziglang wheel holds no zig for this machine",
                    "wheels are pinned for Linux on x86_64 and aarch64 in image/toolchain/requirements.txt");
        }
    }

    /** The compiler's program in this step's result. */
    public static Path compiler(Path result) {
        return result.resolve("ziglang/zig");
    }
}
