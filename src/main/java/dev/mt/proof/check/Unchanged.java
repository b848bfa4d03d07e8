package dev.mt.proof.check;

import dev.mt.proof.world.Kernel;
import dev.mt.proof.world.RootSnapshot;
import java.util.EnumSet;
import java.util.Set;

/** Nothing was written but where it belongs. The last check of a scene: it looks at what all others have left. */
final class Unchanged implements Check {
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

    /** In the other scene it is read-only. */
    @Override
    public Set<Kernel> kernels() {
        return EnumSet.of(Kernel.ROUTEROS);
    }

    @Override
    public void run(Scene scene, Findings findings) {
        scene.container();
        RootSnapshot now = RootSnapshot.of(scene.bundle().root());
        findings.equal("changes", Set.of(), scene.unpacked().changes(now));
        findings.expect(
                "there are files at all",
                now.entries().size() > 20,
                now.entries().size() + " files");
    }
}
