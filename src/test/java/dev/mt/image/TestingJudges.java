package dev.mt.image;

import dev.mt.testing.TestingPrograms;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that {@code ./check} builds out of pinned Go modules, in {@code target/judges}. */
final class TestingJudges {
    private TestingJudges() {}

    /** One of headscale, tailscale and tailscaled; the test is skipped where it has not been built. */
    static Path program(String name) {
        Path program = TestingImage.home().resolve("target/judges").resolve(name);
        TestingPrograms.require(Files.isExecutable(program), program + " is missing: ./check builds it");
        return program;
    }
}
