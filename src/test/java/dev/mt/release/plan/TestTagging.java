package dev.mt.release.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.core.ReleaseTag;
import dev.mt.release.git.Checkout;
import dev.mt.release.git.GitRepository;
import dev.mt.release.git.GitTag;
import dev.mt.release.git.TestingGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By the real git, with a repository to push to. */
@Tag("machine")
class TestTagging {
    private static final ReleaseTag TAG = ReleaseTag.parse("v1.104.5-mt.1");

    @TempDir
    private Path folder = Path.of("");

    private TestingGit git = new TestingGit(Path.of(""));

    @BeforeEach
    void repository() throws IOException {
        git = TestingGit.in(folder);
    }

    private static Tagging.Outcome publish(GitRepository clone) {
        return new Tagging(clone, "origin").publish(TAG, clone.checkout());
    }

    @Test
    void theCheckoutIsSeenAsItIs() throws IOException {
        GitRepository clone = git.clone("second");
        Checkout clean = clone.checkout();
        assertThat(clean.commit()).matches("[0-9a-f]{40}");
        assertThat(clean.shallow()).isFalse();
        assertThat(clean.changed()).isEmpty();
        assertThat(clean.tags()).isEmpty();
        Files.writeString(folder.resolve("second/image/image.toml"), "changed");
        Files.writeString(folder.resolve("second/new"), "");
        assertThat(clone.checkout().changed()).containsExactly("image/image.toml", "new");
        git.commit("first", "more", "");
        assertThat(git.clone("shallow", "--depth=1").checkout().shallow()).isTrue();
    }

    @Test
    void tagsLeadToCommitsWhetherAnnotatedOrNot() {
        GitRepository clone = git.clone("second");
        clone.tag("v1.104.5-mt.1", "HEAD", "text");
        git.run(folder.resolve("second"), "tag", "light");
        String commit = clone.checkout().commit();
        assertThat(clone.checkout().tags())
                .containsExactlyInAnyOrder(new GitTag("light", commit), new GitTag("v1.104.5-mt.1", commit));
    }

    @Test
    void aTagIsMadeOncePushedOnceAndThenThere() {
        GitRepository clone = git.clone("second");
        assertThat(publish(clone)).isEqualTo(Tagging.Outcome.MADE);
        assertThat(clone.remoteTag("origin", TAG.toString()))
                .contains(clone.checkout().commit());
        assertThat(publish(clone)).isEqualTo(Tagging.Outcome.THERE);
        assertThat(git.run(folder.resolve("second"), "cat-file", "-t", TAG.toString()))
                .isEqualTo("tag");
    }

    /** Both plan before either has pushed. */
    @Test
    void ofTwoAtOnceOnOneCommitBothAreContent() {
        GitRepository one = git.clone("one");
        GitRepository two = git.clone("two");
        Checkout before = two.checkout();
        assertThat(publish(one)).isEqualTo(Tagging.Outcome.MADE);
        assertThat(new Tagging(two, "origin").publish(TAG, before)).isEqualTo(Tagging.Outcome.THERE);
        String there = git.run(folder.resolve("one"), "rev-parse", TAG.toString());
        assertThat(git.run(folder.resolve("two"), "rev-parse", TAG.toString())).isEqualTo(there);
    }

    /** The faster one pushes between the other's look and its push. */
    @Test
    void whoeverPushesLaterByAMomentTakesTheTagThatIsThere() {
        GitRepository one = git.clone("one");
        GitRepository two = git.clone("two");
        two.tag(TAG.toString(), "HEAD", "made here, and not pushed yet");
        assertThat(publish(one)).isEqualTo(Tagging.Outcome.MADE);
        assertThat(two.push("origin", TAG.toString()).succeeded()).isFalse();
        assertThat(publish(two)).isEqualTo(Tagging.Outcome.THERE);
    }

    @Test
    void aTagOnAnotherCommitIsRefusedAndNothingIsLeft() throws IOException {
        GitRepository one = git.clone("one");
        assertThat(publish(one)).isEqualTo(Tagging.Outcome.MADE);
        String first = one.checkout().commit();
        git.commit("first", "more", "");
        GitRepository two = git.clone("two", "--no-tags");
        assertThatThrownBy(() -> publish(two))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll(
                        "v1.104.5-mt.1 is in origin already",
                        Checkout.brief(first),
                        Checkout.brief(two.checkout().commit()));
        assertThat(two.checkout().tags()).isEqualTo(List.of());
        assertThat(one.remoteTag("origin", TAG.toString())).contains(first);
    }

    @Test
    void aTagThatCannotBePushedIsNotLeftHere() throws IOException {
        GitRepository clone = git.clone("second");
        Path hook = folder.resolve("origin/hooks/update");
        Files.writeString(hook, "#!/bin/sh\necho no tags today >&2\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> publish(clone))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.text())
                        .contains("pushing the tag", "no tags today"));
        assertThat(clone.checkout().tags()).isEmpty();
    }
}
