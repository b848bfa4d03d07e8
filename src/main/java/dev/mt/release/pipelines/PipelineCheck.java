package dev.mt.release.pipelines;

import dev.mt.core.toml.TomlTable;
import dev.mt.release.pins.Place;
import dev.mt.release.pins.Problem;
import dev.mt.release.settings.ReleaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for what Woodpecker's schema cannot see: names of secrets, files, steps and places, and command lines. */
public final class PipelineCheck {
    private static final Set<String> NEED_PRIVILEGE = Set.of("./check", "./.ci/run");

    private final Path checkout;
    private final ReleaseSettings settings;
    private final CommandLines lines;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    private PipelineCheck(Path checkout, ReleaseSettings settings, CommandLines lines) {
        this.checkout = checkout;
        this.settings = settings;
        this.lines = lines;
    }

    /**
     * What is wrong with the pipelines of a checkout, in the order of its places.
     *
     * @throws dev.mt.core.Failure if a file cannot be read
     */
    public static List<Problem> problems(Path checkout, CommandLines lines) {
        List<Workflow> workflows = Workflow.all(checkout);
        PipelineCheck check = new PipelineCheck(checkout, ReleaseSettings.read(checkout), lines);
        workflows.forEach(workflow -> check.workflow(workflow, workflows));
        check.unused();
        check.source();
        return check.problems.stream()
                .sorted(Comparator.comparing(Problem::place).thenComparing(Problem::what))
                .distinct()
                .toList();
    }

    private void workflow(Workflow workflow, List<Workflow> all) {
        Set<String> names = all.stream().map(Workflow::name).collect(Collectors.toSet());
        if (workflow.events().isEmpty()) {
            wrong(workflow.place(), "it says no event, so every event starts it");
        }
        depends(workflow.dependsOn(), names, "pipeline");
        Set<String> steps = workflow.steps().stream().map(Step::name).collect(Collectors.toSet());
        for (Step step : workflow.steps()) {
            depends(step.dependsOn(), steps, "step");
            step(workflow, step);
        }
        new PlaceNames(settings, problems).check(workflow.yaml());
    }

    private void depends(List<YamlNode> on, Set<String> known, String what) {
        for (YamlNode each : on) {
            if (!known.contains(each.text())) {
                wrong(each.place(), "it waits for the %s '%s', which is not there".formatted(what, each.text()));
            }
        }
    }

    private void step(Workflow workflow, Step step) {
        for (YamlNode secret : step.secrets().values()) {
            used.add(secret.text());
            if (!settings.pipelineSecrets().contains(secret.text())) {
                wrong(
                        secret.place(),
                        "nothing provides the secret '%s': release.toml does not list it".formatted(secret.text()));
            }
            if (workflow.events().contains("pull_request")) {
                wrong(
                        secret.place(),
                        "a pull request would get the secret '%s': anybody can write one".formatted(secret.text()));
            }
        }
        boolean namespaces = false;
        for (YamlNode line : step.commands()) {
            namespaces |= command(step, line);
        }
        if (namespaces && !step.privileged()) {
            wrong(step.place(), "step '%s' runs the image in namespaces, and is not privileged".formatted(step.name()));
        } else if (step.privileged() && !namespaces) {
            wrong(step.place(), "step '%s' is privileged, and does nothing that needs it".formatted(step.name()));
        }
    }

    /** Whether the command needs privilege. */
    private boolean command(Step step, YamlNode line) {
        var read = PipelineCommand.read(line.text());
        if (read.isEmpty()) {
            wrong(
                    line.place(),
                    "'%s' is more than a command with known variables: what has logic belongs into mt or a script"
                            .formatted(line.text()));
            return false;
        }
        PipelineCommand command = read.get();
        CommandNeeds needs = new CommandNeeds(step, settings, problems, line.place());
        needs.check(command);
        used.addAll(needs.used());
        boolean privilege = false;
        for (PipelineCommand each :
                command.inner().map(inner -> List.of(command, inner)).orElse(List.of(command))) {
            file(each, line.place());
            if (each.isMt()) {
                lines.problem(each.words().subList(1, each.words().size()))
                        .ifPresent(why -> wrong(
                                line.place(),
                                "'%s' does not parse: %s".formatted(String.join(" ", each.words()), why)));
            }
            privilege |= each.isMt("verify") || NEED_PRIVILEGE.contains(each.program());
        }
        return privilege;
    }

    private void file(PipelineCommand command, Place place) {
        String program = command.program();
        if (!program.startsWith("./")) {
            wrong(place, "'%s' is no program of this repository".formatted(program));
        } else if (!program.startsWith("./target/") && !Files.isExecutable(checkout.resolve(program))) {
            wrong(place, "nothing provides the program '%s'".formatted(program));
        }
    }

    /** What release.toml promises and nobody asks for is likely a name that was misspelled. */
    private void unused() {
        List<String> promised = new ArrayList<>(settings.pipelineSecrets());
        promised.addAll(settings.vault().roles());
        promised.addAll(settings.vault().fields());
        promised.removeAll(used);
        promised.forEach(name ->
                wrong(new Place(ReleaseSettings.FILE, 1), "it lists '%s', which no pipeline uses".formatted(name)));
    }

    /** The image says where its source is. */
    private void source() {
        Path file = checkout.resolve("image/image.toml");
        if (Files.exists(file)) {
            String source = TomlTable.read(file).table("labels").string("source");
            if (!source.equals(settings.git().address().toString())) {
                wrong(
                        new Place("image/image.toml", 1),
                        "the image's source is %s, and release.toml says %s"
                                .formatted(source, settings.git().address()));
            }
        }
    }

    private void wrong(Place place, String what) {
        problems.add(Problem.wrong(place, what));
    }
}
