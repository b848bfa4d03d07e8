package dev.mt.release.pipelines;

import dev.mt.release.pins.Problem;
import dev.mt.release.settings.ReleaseSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the places that a pipeline names are those of release.toml. */
final class PlaceNames {
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.-]+(?::\\d+)?");
    private static final Pattern WORD = Pattern.compile("[^\\s=]+(?=\\s|$)");

    private final ReleaseSettings settings;
    private final List<Problem> problems;

    PlaceNames(ReleaseSettings settings, List<Problem> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    void check(YamlNode yaml) {
        yaml.texts().forEach(this::addresses);
        yaml.texts().forEach(this::repositories);
        variables(yaml);
    }

    /** Every address is the git host's or OpenBao's. */
    private void addresses(YamlNode text) {
        Set<URI> known = Set.of(settings.git().host(), settings.vault().address());
        Matcher matcher = ADDRESS.matcher(text.text());
        while (matcher.find()) {
            if (!known.contains(URI.create(matcher.group()))) {
                wrong(text, "release.toml does not know %s".formatted(matcher.group()));
            }
        }
    }

    /** Whatever begins with the registry's host is the repository that routers pull. */
    private void repositories(YamlNode text) {
        String repository = settings.repository();
        String host = repository.substring(0, repository.indexOf('/') + 1);
        Matcher matcher = WORD.matcher(text.text());
        while (matcher.find()) {
            String word = matcher.group();
            boolean ours =
                    word.equals(repository) || word.startsWith(repository + ":") || word.startsWith(repository + "@");
            if (word.startsWith(host) && !ours) {
                wrong(text, "%s is not the repository of release.toml, %s".formatted(word, repository));
            }
        }
        Matcher to = Pattern.compile("--to[= ](\\S+)").matcher(text.text());
        while (to.find()) {
            if (!to.group(1).equals(repository)) {
                wrong(text, "%s is not the repository of release.toml, %s".formatted(to.group(1), repository));
            }
        }
    }

    /** Renovate's own variables for the same. */
    private void variables(YamlNode yaml) {
        Map<String, String> expected = Map.of(
                "RENOVATE_ENDPOINT",
                settings.git().host() + "/api/v1/",
                "RENOVATE_REPOSITORIES",
                settings.git().repository());
        for (YamlNode step : yaml.get("steps").map(YamlNode::items).orElse(List.of())) {
            step.get("environment")
                    .ifPresent(environment -> expected.forEach((name, value) -> environment
                            .get(name)
                            .filter(found -> !found.text().equals(value))
                            .ifPresent(found -> wrong(found, "%s is %s by release.toml".formatted(name, value)))));
        }
    }

    private void wrong(YamlNode at, String what) {
        problems.add(Problem.wrong(at.place(), what));
    }
}
