package dev.mt.release.plan;

import dev.mt.core.Failure;
import dev.mt.core.ReleaseTag;
import dev.mt.core.process.CommandResult;
import dev.mt.release.git.Checkout;
import dev.mt.release.git.GitRepository;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes the tag of a planned release. Doing it again changes nothing; of two that do it at once, on the same commit both
 * are content, on different ones the later is refused.
 *
 * @param git where
 * @param remote the repository that tags are pushed to, such as {@code origin}
 */
public record Tagging(GitRepository git, String remote) {
    /** What became of it. */
    public enum Outcome {
        /** The tag is new. */
        MADE,
        /** It was there, on the same commit. */
        THERE
    }

    public Tagging {
        Objects.requireNonNull(git, "git is null");
        Objects.requireNonNull(remote, "remote is null");
    }

    /**
     * Makes the tag here.
     *
     * @throws Failure if it is there on another commit
     */
    public Outcome make(ReleaseTag tag, Checkout checkout) {
        Optional<String> present = checkout.tags().stream()
                .filter(each -> each.name().equals(tag.toString()))
                .map(each -> each.commit())
                .findFirst();
        if (present.isPresent()) {
            return same(tag, present.get(), checkout, "here");
        }
        git.tag(tag.toString(), checkout.commit(), "Tailscale %s, release %d".formatted(tag.version(), tag.number()));
        return Outcome.MADE;
    }

    /**
     * Makes the tag, and pushes it.
     *
     * @throws Failure if it is there on another commit, here or there, or cannot be pushed; a tag made here is then gone
     */
    public Outcome publish(ReleaseTag tag, Checkout checkout) {
        Optional<String> there = git.remoteTag(remote, tag.toString());
        if (there.isPresent()) {
            return adopt(tag, there.get(), checkout);
        }
        Outcome here = make(tag, checkout);
        CommandResult pushed = git.push(remote, tag.toString());
        if (pushed.succeeded()) {
            return Outcome.MADE;
        }
        if (here == Outcome.MADE) {
            git.untag(tag.toString());
        }
        // Somebody else may have been faster by a moment.
        Optional<String> now = git.remoteTag(remote, tag.toString());
        if (now.isEmpty()) {
            throw pushed.failure("pushing the tag %s to %s".formatted(tag, remote));
        }
        return adopt(tag, now.get(), checkout);
    }

    private Outcome adopt(ReleaseTag tag, String commit, Checkout checkout) {
        Outcome outcome = same(tag, commit, checkout, "in " + remote);
        git.fetchTag(remote, tag.toString());
        return outcome;
    }

    private static Outcome same(ReleaseTag tag, String commit, Checkout checkout, String where) {
        if (commit.equals(checkout.commit())) {
            return Outcome.THERE;
        }
        throw Failure.of(
                "the tag %s is %s already, on commit %s and not on %s"
                        .formatted(tag, where, Checkout.brief(commit), Checkout.brief(checkout.commit())),
                "a release never moves: fetch the tags and plan again (git fetch --tags; mt release plan --next)");
    }
}
