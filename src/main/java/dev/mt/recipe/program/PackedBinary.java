package dev.mt.recipe.program;

import dev.mt.core.Platform;
import dev.mt.pack.Packer;
import dev.mt.recipe.step.CodeDigest;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import dev.mt.recipe.stub.StubBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Packs a program behind the stub that unpacks it when it is started.
 *
 * @param program the step that makes the program
 * @param file the program in that step's result, and the packed one in this step's
 * @param stub the stub of the same platform; whether the program runs in place is its to say
 */
public record PackedBinary(Step program, String file, StubBinary stub) implements Step {
    public PackedBinary {
        Objects.requireNonNull(program, "program is null");
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(stub, "stub is null");
    }

    @Override
    public String name() {
        return "packed-" + file.replace('.', '-');
    }

    @Override
    public Optional<Platform> platform() {
        return Optional.of(stub.target());
    }

    @Override
    public List<Step> needs() {
        return List.of(program, stub);
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void describe(StepKey.Builder key) {
        key.add("file", file).add("in place", Boolean.toString(stub.inPlace()));
        key.add("packer", CodeDigest.of(Packer.class));
    }

    @Override
    public void run(Work work) throws IOException {
        byte[] plain = Files.readAllBytes(work.result(program).resolve(file));
        byte[] start = Files.readAllBytes(work.result(stub).resolve(StubBinary.FILE));
        work.progress(0, 0, "packing " + file);
        Files.write(work.output().resolve(file), new Packer(stub.target(), start, stub.inPlace()).pack(plain));
    }
}
