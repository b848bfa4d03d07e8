package dev.mt.proof;

import dev.mt.proof.world.ImageUnderTest;
import dev.mt.proof.world.Kernel;
import dev.mt.proof.world.Roots;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the scenes share among which an image's checks under a kernel are divided.
 *
 * @param image the image
 * @param previous the release before it, if there is one
 * @param kernel the kernel
 * @param parts the checks of each scene
 * @param last those that look at what all others have left
 * @param roots the scenes' root file systems
 * @param open how many scenes have not ended
 */
record Shared(
        ImageUnderTest image,
        Optional<ImageUnderTest> previous,
        Kernel kernel,
        List<List<Planned>> parts,
        List<Planned> last,
        Roots roots,
        AtomicInteger open) {
    static Shared of(ImageUnderTest image, Optional<ImageUnderTest> previous, Kernel kernel, List<Planned> planned) {
        List<Planned> last =
                planned.stream().filter(each -> each.check().last()).toList();
        List<Planned> others =
                planned.stream().filter(each -> !each.check().last()).toList();
        List<List<Planned>> parts = others.isEmpty() && !last.isEmpty() ? List.of(List.of()) : Parts.of(others);
        return new Shared(image, previous, kernel, parts, last, new Roots(), new AtomicInteger(parts.size()));
    }

    /** Says that the checks of one more scene have ended; whether it was the last one. */
    boolean ended() {
        return open.decrementAndGet() == 0;
    }
}
