package dev.mt.release.git;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.CommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A git checkout, by the git command.
 *
 * @param root its folder
 * @param environment what git sees: where it finds its configuration, its credentials, and who tags
 */
public record GitRepository(Path root, Map<String, String> environment, CommandRunner commands) {
    private static final int FIRST_COLUMNS = 3;
    private static final String TAGS = "refs/tags/";
    /** Of an annotated tag, the line of what it leads to. */
    private static final String PEELED = "^{}";

    public GitRepository {
        Objects.requireNonNull(root, "root is null");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(commands, "commands is null");
    }

    /**
     * Looks at the checkout.
     *
     * @throws Failure if it is none, or git cannot be asked
     */
    public Checkout checkout() {
        if (!Files.exists(root.resolve(".git"))) {
            throw Failure.of(
                    "%s is not a git checkout, and releases are tags of git".formatted(root),
                    "clone the repository instead of unpacking an archive of it");
        }
        String commit = git("rev-parse", "--verify", "HEAD")
                .orFail("reading the commit that is checked out")
                .text();
        boolean shallow = git("rev-parse", "--is-shallow-repository")
                .orFail("asking git how deep this clone is")
                .text()
                .equals("true");
        List<String> changed = git("status", "--porcelain").orFail("looking for changed files").output().stream()
                .map(line -> line.substring(Math.min(FIRST_COLUMNS, line.length())))
                .toList();
        return new Checkout(commit, shallow, changed, tags());
    }

    private List<GitTag> tags() {
        List<String> lines = git("for-each-ref", TAGS, "--format=%(refname:strip=2) %(objectname) %(*objectname)")
                .orFail("reading the tags")
                .output();
        List<GitTag> tags = new ArrayList<>();
        for (String line : lines) {
            List<String> words = List.of(line.strip().split(" ", -1));
            tags.add(new GitTag(words.getFirst(), words.getLast()));
        }
        return tags;
    }

    /**
     * The commit of a tag in another repository.
     *
     * @param remote its name here, such as {@code origin}
     * @throws Failure if it cannot be reached
     */
    public Optional<String> remoteTag(String remote, String tag) {
        Map<String, String> found = new LinkedHashMap<>();
        git("ls-remote", "--tags", remote, TAGS + tag, TAGS + tag + PEELED)
                .orFail("asking %s for the tag %s".formatted(remote, tag))
                .output()
                .forEach(line -> {
                    int tab = line.indexOf('\t');
                    if (tab > 0) {
                        found.put(line.substring(tab + 1), line.substring(0, tab));
                    }
                });
        return Optional.ofNullable(found.getOrDefault(TAGS + tag + PEELED, found.get(TAGS + tag)));
    }

    /** Makes an annotated tag of a commit. */
    public void tag(String name, String commit, String message) {
        git("tag", "--annotate", name, "--message", message, commit).orFail("making the tag " + name);
    }

    /** Takes a tag away here. */
    public void untag(String name) {
        git("tag", "--delete", name).orFail("deleting the tag " + name);
    }

    /** Pushes a tag, never over another; the result says whether it got there. */
    public CommandResult push(String remote, String tag) {
        return git("push", "--quiet", remote, TAGS + tag + ":" + TAGS + tag);
    }

    /** Replaces a tag here by that of another repository. */
    public void fetchTag(String remote, String tag) {
        git("fetch", "--quiet", "--no-tags", remote, "+" + TAGS + tag + ":" + TAGS + tag)
                .orFail("fetching the tag %s from %s".formatted(tag, remote));
    }

    private CommandResult git(String... arguments) {
        List<String> words = new ArrayList<>(List.of("git", "-C", root.toString()));
        words.addAll(List.of(arguments));
        // Nobody is there to answer a question.
        return commands.run(Command.of(words).with(environment).with("GIT_TERMINAL_PROMPT", "0"));
    }
}
