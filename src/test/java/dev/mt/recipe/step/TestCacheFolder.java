package dev.mt.recipe.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCacheFolder {
    @TempDir
    Path folder;

    @Test
    void isWhereTheEnvironmentSays() {
        Map<String, String> all = Map.of("MT_CACHE", "/a", "XDG_CACHE_HOME", "/b", "HOME", "/c");
        assertThat(CacheFolder.of(all).root()).hasToString("/a");
        assertThat(CacheFolder.of(Map.of("MT_CACHE", " ", "XDG_CACHE_HOME", "/b", "HOME", "/c"))
                        .root())
                .hasToString("/b/mikrotik-tailscale");
        assertThat(CacheFolder.of(Map.of("HOME", "/c")).root()).hasToString("/c/.cache/mikrotik-tailscale");
        assertThat(CacheFolder.of(Map.of("MT_CACHE", "here/../there")).root())
                .isAbsolute()
                .endsWithRaw(Path.of("there"));
        assertThatThrownBy(() -> CacheFolder.of(Map.of()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no place for the cache");
    }

    @Test
    void oneThatCannotBeUsedIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        TestingStep step = TestingStep.of("step");
        Failure failure = catchThrowableOfType(Failure.class, () -> TestingWorkshop.build(file.resolve("cache"), step));
        assertThat(failure.text()).contains(file.resolve("cache").toString());
    }

    @Test
    void resultsThatNobodyUsedForAMonthAreDeleted() throws IOException {
        Path old = made("old");
        Path young = made("young");
        Path broken = Files.createDirectories(folder.resolve("steps/broken-1234"));
        age(old.resolve(StoredResult.FILE), Duration.ofDays(31));
        age(old, Duration.ofDays(31));
        age(young, Duration.ofDays(31));
        age(young.resolve(StoredResult.FILE), Duration.ofDays(29));
        age(broken, Duration.ofDays(31));
        new CacheFolder(folder).deleteUnused();
        assertThat(old).doesNotExist();
        assertThat(broken).doesNotExist();
        assertThat(young.resolve("output/out")).exists();
    }

    @Test
    void usingAResultKeepsIt() throws IOException {
        Path used = made("used");
        age(used.resolve(StoredResult.FILE), Duration.ofDays(300));
        try (TestingWorkshop build = new TestingWorkshop(folder)) {
            build.finish(TestingStep.of("used"));
            build.workshop().tidy();
        }
        assertThat(used.resolve("output/out")).exists();
    }

    @Test
    void aCacheWithoutResultsIsTidy() throws IOException {
        new CacheFolder(folder.resolve("new")).deleteUnused();
        assertThat(folder.resolve("new/steps")).doesNotExist();
    }

    private Path made(String step) {
        return TestingWorkshop.entry(
                TestingWorkshop.build(folder, TestingStep.of(step)).getFirst());
    }

    private static void age(Path file, Duration by) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(by)));
    }
}
