package dev.mt.recipe;

import dev.mt.core.ReleaseTag;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.CommandRunner;
import dev.mt.recipe.host.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
        return lines("tag", "--points-at", "HEAD", "--list", versionTag + "-mt.*").stream()
                .flatMap(tag -> ReleaseTag.read(tag).stream())
                .max(Comparator.naturalOrder()) // git sorts 10 before 9
                .filter(tag -> isClean())
                .map(ReleaseTag::toString);
    }

    private boolean isClean() {
        return run("status", "--porcelain", "--untracked-files=no")
                .filter(CommandResult::succeeded)
                .map(result -> result.output().isEmpty())
                .orElse(false);
    }

    /** The checked out commit. */
    Optional<String> commit() {
        return lines("rev-parse", "--verify", "HEAD").stream().findFirst();
    }

    private List<String> lines(String... arguments) {
        return run(arguments)
                .filter(CommandResult::succeeded)
                .map(CommandResult::output)
                .orElse(List.of());
    }

    /** What git says; nothing where there is no git, or no checkout. */
    private Optional<CommandResult> run(String... arguments) {
        Optional<Path> git = host.inPath("git");
        if (git.isEmpty() || !Files.exists(root.resolve(".git"))) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(List.of(git.get().toString(), "-C", root.toString()));
        words.addAll(List.of(arguments));
        return Optional.of(commands.run(Command.of(words).with(host.passedOn("GIT_"))));
    }
}
