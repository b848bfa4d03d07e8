package dev.mt.release.pipelines;

import dev.mt.release.pins.Place;
import dev.mt.release.pins.Problem;
import dev.mt.release.settings.ReleaseSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a command has to be given, and whether its step gives it. */
final class CommandNeeds {
    /** What logs in to OpenBao: one of these. */
    private static final List<String> LOGINS =
            List.of("BAO_SECRET_ID", "VAULT_SECRET_ID", "BAO_JWT", "VAULT_JWT", "BAO_TOKEN", "VAULT_TOKEN");

    /** Variables without which a command cannot do what it is for. */
    private static final Map<List<String>, List<String>> VARIABLES = Map.of(
            List.of("release", "publish"), List.of("MT_REGISTRY_USER", "MT_REGISTRY_PASSWORD"),
            List.of("release", "promote"), List.of("MT_REGISTRY_USER", "MT_REGISTRY_PASSWORD"),
            List.of("release", "tag"), List.of("MT_GIT_USER", "MT_GIT_PASSWORD"));

    private static final String ENVIRONMENT = "env:";

    private final Step step;
    private final ReleaseSettings settings;
    private final List<Problem> problems;
    private final Place place;
    private final Set<String> used = new HashSet<>();

    CommandNeeds(Step step, ReleaseSettings settings, List<Problem> problems, Place place) {
        this.step = step;
        this.settings = settings;
        this.problems = problems;
        this.place = place;
    }

    /** The roles and fields of OpenBao that it asks for. */
    Set<String> used() {
        return Set.copyOf(used);
    }

    void check(PipelineCommand command) {
        Set<String> variables = new HashSet<>(step.environment().keySet());
        variables.addAll(step.secrets().keySet());
        if (command.isMt("secrets", "run")) {
            fields(command, variables);
        }
        PipelineCommand done = command.inner().orElse(command);
        VARIABLES.forEach((words, needed) -> {
            if (done.isMt(words.toArray(String[]::new))) {
                needed.stream().filter(name -> !variables.contains(name)).forEach(name -> missing(name, done));
            }
        });
        for (String key : done.values("--key")) {
            if (key.startsWith(ENVIRONMENT) && !variables.contains(key.substring(ENVIRONMENT.length()))) {
                missing(key.substring(ENVIRONMENT.length()), done);
            }
        }
    }

    private void fields(PipelineCommand command, Set<String> variables) {
        if (LOGINS.stream().noneMatch(step::sets)) {
            wrong("nothing is there to log in to OpenBao with: set BAO_SECRET_ID from a secret");
        }
        for (String role : command.values("--role")) {
            used.add(role);
            if (!settings.vault().roles().contains(role)) {
                wrong("release.toml lists no role '%s'".formatted(role));
            }
        }
        for (String field : command.values("--field")) {
            int equals = Math.max(0, field.indexOf('='));
            variables.add(field.substring(0, equals));
            String source = field.substring(equals + 1);
            used.add(source);
            if (!settings.vault().fields().contains(source)) {
                wrong("nothing provides %s: release.toml does not list it".formatted(source));
            }
        }
    }

    private void missing(String variable, PipelineCommand command) {
        wrong("nothing provides the variable %s, which '%s' needs"
                .formatted(variable, String.join(" ", command.words())));
    }

    private void wrong(String what) {
        problems.add(Problem.wrong(place, what));
    }
}
