package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Bytes;
import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.recipe.BuildResult;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.StepRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TestBuildJson {
    private static final BuildResult RESULT = new BuildResult(
            "v1.104.5-dev",
            Digest.of("index"),
            Path.of("/dist/oci"),
            List.of(
                    built(Platform.AMD64, Optional.of(Path.of("/dist/a.tar"))),
                    built(Platform.ARMV5, Optional.empty())),
            List.of("ts_omit_acme", "ts_omit_netstack"),
            List.of(
                    step("tailscale", Optional.of(Platform.ARMV5), StepRecord.Origin.MADE),
                    step("zig", Optional.empty(), StepRecord.Origin.NOT_NEEDED)),
            Duration.ofMillis(61_500));

    private static BuildResult.Built built(Platform platform, Optional<Path> archive) {
        return new BuildResult.Built(
                platform,
                Digest.of(platform.id()),
                new Bytes(14_000_000),
                new Bytes(3_000_000),
                archive,
                archive.map(tar -> Path.of("/dist/symbols/a")));
    }

    private static StepRecord step(String name, Optional<Platform> platform, StepRecord.Origin origin) {
        return new StepRecord(
                name,
                platform,
                new StepKey(Digest.of("key")),
                Digest.of("output"),
                origin,
                Duration.ofMillis(60_250),
                Duration.ofMillis(59_000),
                Duration.ZERO);
    }

    private static JsonNode json(BuildResult result) {
        return new JsonMapper().readTree(BuildJson.of(result));
    }

    @Test
    void saysWhatWasBuilt() {
        JsonNode json = json(RESULT);
        assertThat(json.propertyNames())
                .containsExactly("tag", "index", "layout", "images", "tags", "steps", "seconds");
        assertThat(json.get("tag").stringValue()).isEqualTo("v1.104.5-dev");
        assertThat(json.get("index").stringValue()).isEqualTo(Digest.of("index").toString());
        assertThat(json.get("layout").stringValue()).isEqualTo("/dist/oci");
        assertThat(json.get("seconds").doubleValue()).isEqualTo(61.5);
        JsonNode image = json.get("images").get(0);
        assertThat(image.propertyNames())
                .containsExactly("platform", "arch", "manifest", "files", "layer", "archive", "symbols");
        assertThat(image.get("platform").stringValue()).isEqualTo("linux/amd64");
        assertThat(image.get("files").longValue()).isEqualTo(14_000_000);
        assertThat(json.get("images").get(1).has("archive")).isFalse();
        assertThat(json.get("images").get(1).get("arch").stringValue()).isEqualTo("armv5");
        assertThat(json.get("tags").size()).isEqualTo(2);
    }

    @Test
    void saysWhatEachStepsKeyAndOutputWere() {
        JsonNode step = json(RESULT).get("steps").get(0);
        assertThat(step.propertyNames())
                .containsExactly("name", "arch", "key", "output", "origin", "seconds", "programs");
        assertThat(step.get("key").stringValue()).isEqualTo(Digest.of("key").hex());
        assertThat(step.get("output").stringValue())
                .isEqualTo(Digest.of("output").toString());
        assertThat(step.get("origin").stringValue()).isEqualTo("made");
        assertThat(step.get("seconds").doubleValue()).isEqualTo(60.25);
        JsonNode zig = json(RESULT).get("steps").get(1);
        assertThat(zig.has("arch")).isFalse();
        assertThat(zig.get("origin").stringValue()).isEqualTo("not-needed");
    }

    @Test
    void isTheSameInEveryCountry() {
        String here = BuildJson.of(RESULT);
        Locale before = Locale.getDefault();
        for (String country : List.of("tr-TR", "ar-EG-u-nu-arab")) {
            Locale.setDefault(Locale.forLanguageTag(country));
            try {
                assertThat(BuildJson.of(RESULT)).isEqualTo(here);
            } finally {
                Locale.setDefault(before);
            }
        }
    }
}
