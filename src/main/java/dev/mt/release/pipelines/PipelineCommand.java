package dev.mt.release.pipelines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of a step, as words. Pipelines hold no logic: a program and its arguments, without anything that a shell would
 * do something with, and without variables but those of Woodpecker that it knows.
 *
 * @param words the program and its arguments, with samples in place of variables
 */
record PipelineCommand(List<String> words) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern WORDS = Pattern.compile("[\\w ./:=,@#+%-]+");

    /** What Woodpecker puts in (woodpecker-ci.org, "Environment"), and what that may look like. */
    private static final Map<String, String> SAMPLES =
            Map.of("CI_COMMIT_TAG", "v1.104.5-mt.1", "CI_COMMIT_SHA", "0123456789abcdef0123456789abcdef01234567");

    PipelineCommand {
        words = List.copyOf(words);
    }

    /** Reads a line; empty if it is more than a command, or has a variable that nobody sets. */
    static Optional<PipelineCommand> read(String line) {
        Matcher matcher = VARIABLE.matcher(line);
        String text = matcher.replaceAll(found ->
                Matcher.quoteReplacement(Objects.requireNonNullElse(SAMPLES.get(found.group(1)), found.group())));
        return WORDS.matcher(text).matches()
                ? Optional.of(new PipelineCommand(List.of(text.strip().split(" +"))))
                : Optional.empty();
    }

    String program() {
        return words.getFirst();
    }

    boolean isMt() {
        return program().equals("./mt");
    }

    /** Whether it is this program with these words first. */
    boolean isMt(String... command) {
        return isMt()
                && words.subList(1, words.size()).stream()
                        .limit(command.length)
                        .toList()
                        .equals(List.of(command));
    }

    /** The command that this one runs: what is behind {@code --}. */
    Optional<PipelineCommand> inner() {
        int end = words.indexOf("--");
        return isMt("secrets", "run") && end >= 0 && end + 1 < words.size()
                ? Optional.of(new PipelineCommand(words.subList(end + 1, words.size())))
                : Optional.empty();
    }

    /** Its own arguments, without what is behind {@code --}. */
    List<String> arguments() {
        int end = words.indexOf("--");
        return words.subList(1, end < 0 ? words.size() : end);
    }

    /** The values of an option, whichever way they are written. */
    List<String> values(String option) {
        List<String> values = new ArrayList<>();
        List<String> arguments = arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.startsWith(option + "=")) {
                values.add(word.substring(option.length() + 1));
            } else if (word.equals(option) && i + 1 < arguments.size()) {
                values.add(arguments.get(i + 1));
            }
        }
        return values;
    }
}
