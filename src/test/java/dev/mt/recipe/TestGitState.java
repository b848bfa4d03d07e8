package dev.mt.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.TestingCommandRunner;
import dev.mt.recipe.host.TestingPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestGitState {
    @TempDir
    Path folder;

    private final TestingCommandRunner commands = new TestingCommandRunner();

    @BeforeEach
    void checkout() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
    }

    private GitState git() throws IOException {
        TestingPath path = new TestingPath(folder).program("git", "exit 9");
        return new GitState(folder, path.host(), commands);
    }

    @Test
    void theHighestReleaseOfTheVersionOnTheCommitCounts() throws IOException {
        // In the order in which git sorts them.
        commands.on("tag", "v1.104.5-mt.10", "v1.104.5-mt.2", "v1.104.5-mt.9", "v1.104.5-mt.x")
                .on("status");
        assertThat(git().releaseTag("v1.104.5")).hasValue("v1.104.5-mt.10");
        assertThat(commands.ran().getFirst().words()).contains("v1.104.5-mt.*", "HEAD");
    }

    @Test
    void changedFilesAreNoRelease() throws IOException {
        commands.on("tag", "v1.104.5-mt.1").on("status", " M image/image.toml");
        assertThat(git().releaseTag("v1.104.5")).isEmpty();
    }

    @Test
    void whatGitDoesNotSayIsNoRelease() throws IOException {
        commands.on("tag", "v1.104.5-mt.1").fail("status", 128, "fatal: detected dubious ownership");
        assertThat(git().releaseTag("v1.104.5")).isEmpty();
    }

    @Test
    void theCommitIsTheCheckedOutOne() throws IOException {
        commands.on("rev-parse", "0123456789abcdef0123456789abcdef01234567");
        assertThat(git().commit()).hasValue("0123456789abcdef0123456789abcdef01234567");
    }

    @Test
    void withoutGitThereIsNoRelease() throws IOException {
        Path archive = Files.createDirectories(folder.resolve("unpacked"));
        assertThat(new GitState(
                                archive,
                                new TestingPath(folder).program("git", "").host(),
                                commands)
                        .commit())
                .isEmpty();
        Path noGit = Files.createDirectories(folder.resolve("machine"));
        assertThat(new GitState(folder, new TestingPath(noGit).host(), commands).releaseTag("v1"))
                .isEmpty();
        assertThat(commands.ran()).isEmpty();
    }
}
