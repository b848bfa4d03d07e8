package dev.mt.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.pack.TestingStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The safety program says the same and dies the same, slimmed or not, under what stresses collector and scheduler. */
@Tag("machine")
class TestSafetyProgram {
    private record Setting(int scale, Map<String, String> environment) {}

    private static final List<Setting> NATIVE = List.of(
            new Setting(5, Map.of()),
            new Setting(5, Map.of("GOGC", "1", "GOMAXPROCS", "4")),
            new Setting(5, Map.of("GOGC", "5", "GOMAXPROCS", "1")),
            new Setting(5, Map.of("GODEBUG", "gccheckmark=1,clobberfree=1", "GOGC", "50")),
            new Setting(5, Map.of("GODEBUG", "gcstoptheworld=1", "GOGC", "10")),
            new Setting(5, Map.of("GODEBUG", "asyncpreemptoff=1")),
            new Setting(5, Map.of("GODEBUG", "gcshrinkstackoff=1,adaptivestackstart=1")),
            new Setting(5, Map.of("GODEBUG", "efence=1")));

    private static final List<Setting> EMULATED = List.of(
            new Setting(2, Map.of("GOGC", "1", "GOMAXPROCS", "4")),
            new Setting(2, Map.of("GODEBUG", "gcstoptheworld=1,clobberfree=1", "GOGC", "10", "GOMAXPROCS", "1")));

    @TempDir
    private static Path folder = Path.of("");

    private static final Map<String, TestingSafety> BUILT = new HashMap<>();

    private static TestingSafety build(Platform platform, String compilerFlags) throws IOException {
        String name = platform.id() + compilerFlags;
        TestingSafety known = BUILT.get(name);
        if (known == null) {
            known = TestingSafety.build(platform, compilerFlags, Files.createDirectories(folder.resolve(name)));
            BUILT.put(name, known);
        }
        return known;
    }

    @ParameterizedTest
    @CsvSource({"AMD64, ''", "AMD64, -l", "ARM64, -l", "ARMV7, ''", "ARMV5, ''"})
    void behavesTheSameSlimmed(Platform platform, String compilerFlags) throws IOException {
        TestingSafety safety = build(platform, compilerFlags);
        for (Setting setting : platform == Platform.AMD64 ? NATIVE : EMULATED) {
            String scale = Integer.toString(setting.scale);
            TestingSafety.Said plain = safety.run(safety.plain(), setting.environment, "-scale", scale);
            assertThat(plain.status()).as("%s: %s", setting, plain).isZero();
            assertThat(plain.out().lines().filter(line -> line.startsWith("ok ")))
                    .hasSizeGreaterThan(90);
            assertThat(safety.run(safety.slimmed(), setting.environment, "-scale", scale))
                    .as(setting.toString())
                    .isEqualTo(plain);
        }
    }

    @Test
    void behavesTheSamePacked() throws IOException {
        TestingSafety safety = build(Platform.AMD64, "");
        Path packed = new TestingStub(folder)
                .pack(Platform.AMD64, safety.slimmed(), TestingStub.Way.FROM_MEMFD, "packed-safety");
        for (Setting setting : NATIVE.subList(0, 2)) {
            String scale = Integer.toString(setting.scale);
            assertThat(safety.run(packed, setting.environment, "-scale", scale))
                    .as(setting.toString())
                    .isEqualTo(safety.run(safety.plain(), setting.environment, "-scale", scale));
        }
        // Names of threads and of the file are all that a death may say otherwise.
        TestingSafety.Said dead = safety.run(packed, Map.of(), "-crash", "nil-wrapper");
        assertThat(dead).isEqualTo(safety.run(safety.slimmed(), Map.of(), "-crash", "nil-wrapper"));
    }

    @ParameterizedTest
    @CsvSource({"AMD64, ''", "AMD64, -l", "ARM64, -l", "ARMV7, ''", "ARMV5, ''"})
    void diesTheSameSlimmed(Platform platform, String compilerFlags) throws IOException {
        TestingSafety safety = build(platform, compilerFlags);
        List<String> deaths =
                safety.run(safety.plain(), Map.of(), "-crashes").out().lines().toList();
        assertThat(deaths).hasSizeGreaterThan(30);
        List<String> differences = new ArrayList<>();
        for (String death : deaths) {
            String name = death.substring(0, death.indexOf(' '));
            boolean all = death.endsWith(" all");
            TestingSafety.Said plain = safety.run(safety.plain(), Map.of(), "-crash", name);
            TestingSafety.Said slimmed = safety.run(safety.slimmed(), Map.of(), "-crash", name);
            String expected = TestingTraceback.ofPlain(plain.err(), all);
            String got =
                    TestingTraceback.ofSlimmed(slimmed.err(), all, safety.slim().symbols());
            if (plain.status() != slimmed.status() || !expected.equals(got)) {
                differences.add("%s: %d and %d%n%s%n--- slimmed:%n%s%n--- said:%n%s"
                        .formatted(name, plain.status(), slimmed.status(), expected, got, slimmed.err()));
            }
        }
        assertThat(differences).isEmpty();
    }
}
