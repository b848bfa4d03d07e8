package dev.mt.release.plan;

import dev.mt.core.ReleaseTag;
import dev.mt.core.TailscaleVersion;
import dev.mt.release.git.Checkout;
import dev.mt.release.git.GitTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides about releases. A version of Tailscale that was never released gets {@code mt.1} by itself; further releases of
 * the same version are somebody's decision; a commit that only changes what else is pinned waits for the next of either.
 *
 * @param pinned the Tailscale that the commit builds
 * @param checkout the commit
 */
public record Planner(TailscaleVersion pinned, Checkout checkout) {
    private static final int NAMED = 3;

    public Planner {
        Objects.requireNonNull(pinned, "pinned is null");
        Objects.requireNonNull(checkout, "checkout is null");
    }

    /**
     * The plan.
     *
     * @param next whether another release of a version that was released before is wanted
     */
    public ReleasePlan plan(boolean next) {
        return refusal().orElseGet(() -> decide(next));
    }

    private Optional<ReleasePlan> refusal() {
        if (checkout.shallow()) {
            return refused(
                    "this clone is shallow: releases that were made may not be seen",
                    "git fetch --unshallow --tags, or clone with the whole history");
        }
        if (!checkout.changed().isEmpty()) {
            return refused(
                    "%s from the commit: a release is what a commit says".formatted(changes()),
                    "commit the changes, or put them away with git stash");
        }
        if (!pinned.stable()) {
            return refused(
                    "the pinned Tailscale %s is unstable: odd minor versions are not released".formatted(pinned),
                    "pin an even minor, such as %d.%d.0".formatted(pinned.major(), Math.max(0, pinned.minor() - 1)));
        }
        return releases().keySet().stream()
                .max(Comparator.naturalOrder())
                .filter(highest -> highest.version().compareTo(pinned) > 0)
                .flatMap(highest -> refused(
                        "the pinned Tailscale %s is older than that of %s: releases only go forward"
                                .formatted(pinned, highest),
                        "to take a release back, point routers at an earlier one: mt release promote TAG"));
    }

    private static Optional<ReleasePlan> refused(String why, String hint) {
        return Optional.of(new ReleasePlan.Refused(why, hint));
    }

    private String changes() {
        List<String> files = checkout.changed();
        return some(files) + (files.size() == 1 ? " differs" : " differ");
    }

    private ReleasePlan decide(boolean next) {
        TreeMap<ReleaseTag, String> ofVersion = releases();
        ofVersion.keySet().removeIf(tag -> !tag.version().equals(pinned));
        if (ofVersion.isEmpty()) {
            return new ReleasePlan.Make(
                    ReleaseTag.first(pinned), "Tailscale %s was not released yet".formatted(pinned));
        }
        Optional<ReleaseTag> here = ofVersion.entrySet().stream()
                .filter(each -> each.getValue().equals(checkout.commit()))
                .map(each -> each.getKey())
                .max(Comparator.naturalOrder());
        if (here.isPresent()) {
            return new ReleasePlan.Made(here.get(), "this commit is %s already".formatted(here.get()));
        }
        ReleaseTag last = ofVersion.lastKey();
        if (next) {
            return new ReleasePlan.Make(
                    last.next(), "asked for: Tailscale %s was released as %s before".formatted(pinned, last));
        }
        return new ReleasePlan.Nothing(
                "Tailscale %s was released as %s, of commit %s, and what else changed since is no reason for a release by itself"
                        .formatted(pinned, last, Checkout.brief(ofVersion.getOrDefault(last, ""))));
    }

    private TreeMap<ReleaseTag, String> releases() {
        TreeMap<ReleaseTag, String> releases = new TreeMap<>();
        for (GitTag tag : checkout.tags()) {
            ReleaseTag.read(tag.name()).ifPresent(release -> releases.put(release, tag.commit()));
        }
        return releases;
    }

    /** A sentence for each tag that looks like a release's and is none, and one for those of others. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        checkout.tags().stream()
                .map(GitTag::name)
                .filter(name -> ReleaseTag.read(name).isEmpty())
                .forEach(name -> remark(name).ifPresentOrElse(remarks::add, () -> foreign.add(name)));
        if (!foreign.isEmpty()) {
            remarks.add(
                    foreign.size() == 1
                            ? "the tag %s is not one of ours: it counts for nothing here".formatted(foreign.getFirst())
                            : "%s are tags that are not ours: they count for nothing here".formatted(some(foreign)));
        }
        return remarks;
    }

    private static String some(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        int others = names.size() - NAMED;
        return others > 0 ? "%s and %d more".formatted(some, others) : some;
    }

    private static Optional<String> remark(String name) {
        if (name.matches("v?\\d+\\.\\d+\\.\\d+-(alpha|beta|rc|pre|dev).*")) {
            return Optional.of("%s is a pre-release: it counts for nothing here".formatted(name));
        }
        if (name.contains("-mt.") || name.matches("v?\\d+\\.\\d+\\.\\d+.*mt.*")) {
            return Optional.of(
                    "%s is not formed like a release, v<tailscale>-mt.<N>: it counts for nothing here".formatted(name));
        }
        return Optional.empty();
    }
}
