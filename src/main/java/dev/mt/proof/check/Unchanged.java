package dev.mt.proof.check;

import dev.mt.proof.world.Kernel;
import java.util.EnumSet;
import java.util.Set;

/** Nothing was written but where it belongs. The last check of all scenes: it looks at what all others have left. */
final class Unchanged implements Check {
    private static final int LEAST_FILES = 20;

    @Override
    public String name() {
        return "unchanged";
    }

    @Override
    public String claim() {
        return "after all that, the root file system is as it was unpacked";
    }

    @Override
    public String reason() {
        return "a router's root file system is flash: what is written there wears it out and is in no backup";
    }

    @Override
    public boolean last() {
        return true;
    }

    /** Under the other it is read-only. */
    @Override
    public Set<Kernel> kernels() {
        return EnumSet.of(Kernel.ROUTEROS);
    }

    @Override
    public void run(Scene scene, Findings findings) {
        scene.container();
        findings.equal("changes", Set.of(), scene.roots().changes());
        findings.expect(
                "there are files at all",
                scene.roots().size() > LEAST_FILES,
                scene.roots().size() + " files");
    }
}
