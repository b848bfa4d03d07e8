package dev.mt.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRehearsal {
    @TempDir
    Path folder;

    @Test
    void runsNoProgramAndLeavesNothing() throws IOException {
        try (TestingRepository repository = new TestingRepository(folder)) {
            Rehearsal.run(new Repository(repository.root()), repository.environment());
            assertThat(repository.calls()).isEmpty();
            assertThat(Path.of(repository.environment().getOrDefault("MT_CACHE", "")))
                    .doesNotExist();
            assertThat(repository.root().resolve("dist")).doesNotExist();
        }
    }
}
