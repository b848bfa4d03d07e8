package dev.mt.release.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.TailscaleVersion;
import dev.mt.release.git.Checkout;
import dev.mt.release.git.GitTag;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestPlanner {
    private static final String HERE = "1111111111111111111111111111111111111111";
    private static final String OTHER = "2222222222222222222222222222222222222222";

    /** Tags of another commit, unless they end with {@code @}. */
    private static Planner planner(String pinned, String... tags) {
        List<GitTag> all = Stream.of(tags)
                .map(tag -> tag.endsWith("@")
                        ? new GitTag(tag.substring(0, tag.length() - 1), HERE)
                        : new GitTag(tag, OTHER))
                .toList();
        return new Planner(TailscaleVersion.parse(pinned), new Checkout(HERE, false, List.of(), all));
    }

    private static String made(Planner planner, boolean next) {
        assertThat(planner.plan(next)).isInstanceOf(ReleasePlan.Make.class);
        return ((ReleasePlan.Make) planner.plan(next)).tag().toString();
    }

    private static ReleasePlan.Refused refused(Planner planner) {
        assertThat(planner.plan(true)).isEqualTo(planner.plan(false)).isInstanceOf(ReleasePlan.Refused.class);
        return (ReleasePlan.Refused) planner.plan(false);
    }

    @Test
    void aNewTailscaleIsReleasedByItself() {
        assertThat(made(planner("1.104.5"), false)).isEqualTo("v1.104.5-mt.1");
        assertThat(made(planner("1.104.5", "v1.104.4-mt.3", "v1.98.3-mt.1"), false))
                .isEqualTo("v1.104.5-mt.1");
        assertThat(planner("1.104.5").plan(false).why()).isEqualTo("Tailscale 1.104.5 was not released yet");
    }

    @Test
    void otherChangesWaitUntilSomebodyAsks() {
        Planner planner = planner("1.104.5", "v1.104.5-mt.9", "v1.104.5-mt.10");
        assertThat(planner.plan(false)).isInstanceOf(ReleasePlan.Nothing.class);
        assertThat(planner.plan(false).why()).contains("v1.104.5-mt.10", "222222222222", "no reason for a release");
        assertThat(made(planner, true)).isEqualTo("v1.104.5-mt.11");
    }

    @Test
    void aReleasedCommitIsNotReleasedAgain() {
        Planner planner = planner("1.104.5", "v1.104.5-mt.1", "v1.104.5-mt.2@");
        assertThat(planner.plan(true)).isEqualTo(planner.plan(false)).isInstanceOf(ReleasePlan.Made.class);
        assertThat(planner.plan(false).why()).isEqualTo("this commit is v1.104.5-mt.2 already");
    }

    @Test
    void anOlderTailscaleIsRefused() {
        ReleasePlan.Refused refused = refused(planner("1.104.5", "v1.104.5-mt.1@", "v1.106.0-mt.1"));
        assertThat(refused.why()).contains("1.104.5 is older than that of v1.106.0-mt.1");
        assertThat(refused.hint()).contains("mt release promote");
    }

    @Test
    void anUnstableTailscaleIsRefused() {
        ReleasePlan.Refused refused = refused(planner("1.105.2"));
        assertThat(refused.why()).contains("1.105.2 is unstable");
        assertThat(refused.hint()).contains("1.104.0");
    }

    @Test
    void aShallowCloneIsRefused() {
        Checkout shallow = new Checkout(HERE, true, List.of(), List.of());
        assertThat(refused(new Planner(TailscaleVersion.parse("1.104.5"), shallow))
                        .why())
                .startsWith("this clone is shallow");
    }

    @Test
    void changedFilesAreRefused() {
        TailscaleVersion pinned = TailscaleVersion.parse("1.104.5");
        assertThat(refused(new Planner(pinned, new Checkout(HERE, false, List.of("mt"), List.of())))
                        .why())
                .isEqualTo("mt differs from the commit: a release is what a commit says");
        List<String> many = List.of("a", "b", "c", "d", "e");
        assertThat(refused(new Planner(pinned, new Checkout(HERE, false, many, List.of())))
                        .why())
                .startsWith("a, b, c and 2 more differ from");
    }

    @Test
    void strangeTagsCountForNothingAndAreNamed() {
        Planner planner = planner(
                "1.104.5", "v1.106.0-rc1", "v1.104.5-mt.01", "1.104.5-mt.3", "v1.110.0-rc.1-mt.1", "backup", "v2");
        assertThat(made(planner, false)).isEqualTo("v1.104.5-mt.1");
        assertThat(planner.remarks())
                .containsExactly(
                        "v1.106.0-rc1 is a pre-release: it counts for nothing here",
                        "v1.104.5-mt.01 is not formed like a release, v<tailscale>-mt.<N>: it counts for nothing here",
                        "1.104.5-mt.3 is not formed like a release, v<tailscale>-mt.<N>: it counts for nothing here",
                        "v1.110.0-rc.1-mt.1 is a pre-release: it counts for nothing here",
                        "backup, v2 are tags that are not ours: they count for nothing here");
        assertThat(planner("1.104.5", "nightly").remarks())
                .containsExactly("the tag nightly is not one of ours: it counts for nothing here");
    }
}
