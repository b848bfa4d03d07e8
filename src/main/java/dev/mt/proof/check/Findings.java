package dev.mt.proof.check;

import dev.mt.proof.machine.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What a check finds while it runs, and how long it may wait for it. */
public final class Findings {
    private static final int LONGEST = 2000;

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    /** Far more than anything needs on a busy machine: what is judged is whether it happens, not how soon. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int slowness;

    /**
     * No findings yet.
     *
     * @param slowness how many times longer than on this machine's own processor things may take
     */
    public Findings(int slowness) {
        this.slowness = slowness;
    }

    /** How long to wait for something that has to happen; longer where the processor is emulated. */
    public Duration patience() {
        return PATIENCE.multipliedBy(slowness);
    }

    /** Notes whether something is as expected, and returns it. */
    public boolean expect(String expected, boolean holds, String seen) {
        findings.add(new Finding(expected, shortened(seen), holds));
        return holds;
    }

    /** Notes whether something is equal to what is expected, and returns it. */
    public boolean equal(String what, Object expected, Object seen) {
        return expect("%s: %s".formatted(what, expected), Objects.equals(expected, seen), String.valueOf(seen));
    }

    /** Notes whether a text contains another. */
    public boolean contains(String what, String part, String text) {
        return expect("%s contains '%s'".formatted(what, part), text.contains(part), text);
    }

    /** Notes whether something comes to hold in time, and returns it. */
    public boolean eventually(String expected, BooleanSupplier holds, Supplier<String> seen) {
        long begin = System.nanoTime();
        boolean good = Patience.holds(patience(), holds);
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        return expect(
                expected,
                good,
                good
                        ? "yes, after %.1f s".formatted(time.toMillis() / 1000.0)
                        : "not within %d s: %s".formatted(patience().toSeconds(), seen.get()));
    }

    /** Notes something that is not judged. */
    public void figure(String text) {
        figures.add(text);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : "…" + text.substring(text.length() - LONGEST);
    }

    /** All of them, in order. */
    public List<Finding> all() {
        return List.copyOf(findings);
    }

    /** What was measured and not judged. */
    public List<String> figures() {
        return List.copyOf(figures);
    }

    /** Whether something was looked at, and all was as expected. */
    public boolean good() {
        return !findings.isEmpty() && findings.stream().allMatch(Finding::good);
    }
}
