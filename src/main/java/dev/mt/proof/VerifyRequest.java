package dev.mt.proof;

import dev.mt.core.Platform;
import dev.mt.proof.check.Check;
import dev.mt.proof.check.Checks;
import dev.mt.proof.world.Judges;
import dev.mt.proof.world.Kernel;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to verify.
 *
 * @param image an OCI layout or an archive
 * @param previous an OCI layout or an archive of the release before it, if there is one
 * @param platforms which of its images
 * @param checks which checks, in order
 * @param kernels under which kernels, as far as a platform can be run under them
 * @param judges what to judge with
 * @param keep whether to leave the topology up
 */
public record VerifyRequest(
        Path image,
        Optional<Path> previous,
        List<Platform> platforms,
        List<Check> checks,
        Set<Kernel> kernels,
        Judges judges,
        boolean keep) {
    public VerifyRequest {
        platforms = List.copyOf(platforms);
        checks = List.copyOf(checks);
        kernels = Set.copyOf(kernels);
    }

    /** Whether these are all checks that there are. */
    public boolean complete() {
        return checks.equals(Checks.all()) && kernels.equals(EnumSet.allOf(Kernel.class));
    }
}
