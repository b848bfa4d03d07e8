package dev.mt.recipe;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.CommandRunner;
import dev.mt.recipe.host.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What git knows of a checkout, as far as a build asks; a checkout without git is none of a release.
 *
 * @param root the checkout
 */
record GitState(Path root, Host host, CommandRunner commands) {
    GitState {
        Objects.requireNonNull(root, "root is null");
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(commands, "commands is null");
    }

    /** The tag of a release of a version on the checked out commit; nothing if files differ from that commit. */
    Optional<String> releaseTag(String versionTag) {
        List<String> tags = lines("tag", "--points-at", "HEAD", "--list", versionTag + "-mt.*").stream()
                .filter(ReleaseLabel::isRelease)
                .toList();
        return tags.isEmpty()
                        || !lines("status", "--porcelain", "--untracked-files=no")
                                .isEmpty()
                ? Optional.empty()
                : Optional.of(tags.getLast());
    }

    /** The checked out commit. */
    Optional<String> commit() {
        return lines("rev-parse", "--verify", "HEAD").stream().findFirst();
    }

    private List<String> lines(String... arguments) {
        Optional<Path> git = host.inPath("git");
        if (git.isEmpty() || !Files.exists(root.resolve(".git"))) {
            return List.of();
        }
        List<String> words = new ArrayList<>(List.of(git.get().toString(), "-C", root.toString()));
        words.addAll(List.of(arguments));
        CommandResult result = commands.run(Command.of(words).with(host.passedOn("GIT_")));
        return result.succeeded() ? result.output() : List.of();
    }
}
