package dev.mt.image;

import dev.mt.core.process.CommandResult;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code ./mt build --json} printed.
 *
 * @param json the whole
 */
record TestingBuild(JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of a build that has to have succeeded. */
    static TestingBuild of(CommandResult result) {
        if (!result.succeeded()) {
            throw new AssertionError(
                    "the build ended with status %d:\n%s".formatted(result.status(), result.logText()));
        }
        return new TestingBuild(JSON.readTree(result.text()));
    }

    /** The digest of the only image's manifest. */
    String manifest() {
        JsonNode images = json.path("images");
        if (images.size() != 1) {
            throw new IllegalStateException("not of one image: " + images);
        }
        return images.get(0).path("manifest").asString();
    }

    /** Of each step, in the order in which they ended: its name, and the digest of what it made. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : json.path("steps")) {
            steps.add(new Step(
                    step.path("name").asString(),
                    step.path("arch").asString(""),
                    step.path("key").asString(),
                    step.path("output").asString(),
                    step.path("origin").asString()));
        }
        return steps;
    }

    /**
     * A step.
     *
     * @param arch the platform; empty for what all of them share
     */
    record Step(String name, String arch, String key, String output, String origin) {}

    /** Where two builds part: the first step of this one, in its order, that the other made otherwise; or nothing. */
    String difference(TestingBuild other) {
        for (Step step : steps()) {
            for (Step there : other.steps()) {
                if (step.name().equals(there.name())) {
                    if (!step.key().equals(there.key())) {
                        return "%s has other inputs: key %s and %s".formatted(step.name(), step.key(), there.key());
                    }
                    if (!step.output().equals(there.output())) {
                        return "%s made something else of the same inputs: %s and %s"
                                .formatted(step.name(), step.output(), there.output());
                    }
                }
            }
        }
        return "";
    }
}
