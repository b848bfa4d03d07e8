package dev.mt.proof;

import dev.mt.core.Platform;
import dev.mt.core.process.ProcessRunner;
import dev.mt.proof.CheckResult.Outcome;
import dev.mt.proof.check.Checks;
import dev.mt.proof.world.Judges;
import dev.mt.proof.world.Kernel;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Verifications within tests, with the judges that {@code ./check} builds. */
final class TestingVerification {
    private TestingVerification() {}

    static Path home() {
        return Path.of(System.getProperty("mt.home", "")).toAbsolutePath().normalize();
    }

    /** Goes on only if a verification can be made here. */
    static void require() {
        TestingPrograms.require(
                "runc", "umoci", "skopeo", "ip", "nft", "nsenter", "dnsmasq", "dig", "curl", "ping", "iperf3");
        TestingPrograms.require(
                Files.exists(home().resolve("dist/oci/index.json")), "dist/oci is missing: ./mt build --tar");
        TestingPrograms.require(TestingPrograms.run(Path.of("/"), "id", "-u").equals("0"), "this is not root");
        for (String name : List.of("headscale", "tailscale", "tailscaled")) {
            TestingPrograms.require(
                    Files.isExecutable(home().resolve("target/judges").resolve(name)),
                    name + " is missing in target/judges: ./check builds it");
        }
    }

    /** Runs some checks, or all if none are named. */
    static VerifyResult run(Path image, Platform platform, Set<Kernel> kernels, List<String> checks) {
        Path judges = home().resolve("target/judges");
        Map<String, String> variables = new TreeMap<>(System.getenv());
        return new Verification(new ProcessRunner(), variables, new Silent())
                .run(new VerifyRequest(
                        image,
                        Optional.empty(),
                        List.of(platform),
                        Checks.named(checks),
                        kernels,
                        new Judges(
                                judges.resolve("headscale"), judges.resolve("tailscale"), judges.resolve("tailscaled")),
                        false));
    }

    /** The checks that failed, each with what was wrong. */
    static Map<String, String> failed(VerifyResult result) {
        return result.results().stream()
                .filter(each -> each.outcome() == Outcome.FAILED)
                .collect(Collectors.toMap(
                        each -> each.planned().check().name(),
                        each -> each.problem() + each.because(),
                        (one, other) -> one + "; " + other,
                        TreeMap::new));
    }

    /** Hears everything and says nothing. */
    private static final class Silent implements VerifyListener {
        @Override
        public void planned(List<Planned> checks) {}

        @Override
        public void began(Planned check) {}

        @Override
        public void ended(CheckResult result) {}

        @Override
        public void say(String text) {}
    }
}
