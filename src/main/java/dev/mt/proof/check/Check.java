package dev.mt.proof.check;

import dev.mt.proof.world.Kernel;
import java.util.EnumSet;
import java.util.Set;

/** Something that an image has to do. Checks of a scene run one after the other, each in the state the last one left. */
public interface Check {
    /** A word for the command line and for tables. */
    String name();

    /** What is claimed, in a sentence. */
    String claim();

    /** Why it matters to a router's owner. */
    String reason();

    /** The kernels it is worth running on. */
    default Set<Kernel> kernels() {
        return EnumSet.allOf(Kernel.class);
    }

    /** Whether it measures: then it is left out where the processor is emulated. */
    default boolean measures() {
        return false;
    }

    /** Whether nothing else may run beside it. */
    default boolean alone() {
        return false;
    }

    /** Whether it looks at what all others have left; then it is run when those of all scenes have ended. */
    default boolean last() {
        return false;
    }

    /** Why it cannot be carried out in a scene; empty if it can. */
    default String obstacle(Scene scene) {
        return measures() && scene.cpu().emulated() ? "an emulated processor's speed says nothing" : "";
    }

    /** Looks; what is found goes into the findings. A {@link dev.mt.core.Failure} counts as a finding that is not good. */
    void run(Scene scene, Findings findings);
}
