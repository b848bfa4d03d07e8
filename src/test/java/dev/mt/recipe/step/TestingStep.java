package dev.mt.recipe.step;

import dev.mt.core.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A step that does what a test says, and counts how often. By default it writes its input into the file {@code out}. */
public final class TestingStep implements Step {
    private final String name;
    private final List<Step> needs = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
    private Optional<Platform> platform = Optional.empty();
    private String input = "";
    private boolean pinned;
    private boolean heavy;
    private Body body = this::write;

    private TestingStep(String name) {
        this.name = name;
    }

    /** What a step does. */
    @FunctionalInterface
    public interface Body {
        /** Does it. */
        void run(Work work) throws IOException;
    }

    public static TestingStep of(String name, Step... needs) {
        TestingStep step = new TestingStep(name);
        step.needs.addAll(List.of(needs));
        return step;
    }

    public TestingStep input(String text) {
        input = text;
        return this;
    }

    public TestingStep on(Platform target) {
        platform = Optional.of(target);
        return this;
    }

    public TestingStep asPinned() {
        pinned = true;
        return this;
    }

    public TestingStep asHeavy() {
        heavy = true;
        return this;
    }

    /** Does this, and then writes its input. */
    public TestingStep doing(Body first) {
        body = work -> {
            first.run(work);
            write(work);
        };
        return this;
    }

    /** Does this alone. */
    public TestingStep only(Body all) {
        body = all;
        return this;
    }

    private void write(Work work) throws IOException {
        Files.writeString(work.output().resolve("out"), input);
    }

    /** How often it was done. */
    public int runs() {
        return runs.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Platform> platform() {
        return platform;
    }

    @Override
    public List<Step> needs() {
        return List.copyOf(needs);
    }

    @Override
    public void describe(StepKey.Builder key) {
        key.add("input", input);
    }

    @Override
    public boolean pinned() {
        return pinned;
    }

    @Override
    public boolean heavy() {
        return heavy;
    }

    @Override
    public void run(Work work) throws IOException {
        runs.incrementAndGet();
        body.run(work);
    }

    @Override
    public String toString() {
        return title();
    }
}
