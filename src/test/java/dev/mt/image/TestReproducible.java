package dev.mt.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Builds one architecture again where everything is different that must not matter, from nothing but the sources and Go's
 * module cache, whose content Go checks.
 */
@Tag("machine")
class TestReproducible {
    @Test
    void sameDigestElsewhereFromColdCachesUnderAnotherLocaleTimeZoneAndUmask() {
        String expected = TestingImage.image(Platform.AMD64)
                .manifestDigest()
                .orElseThrow()
                .toString();
        Path out = TestingMachine.folder("out");
        TestingBuild here = TestingBuild.of(
                TestingCheckout.ours().mt(Map.of(), "build", "amd64", "--json", "--out", out.toString()));
        assertThat(here.manifest())
                .as("dist/ is older than its sources: ./mt build --tar")
                .isEqualTo(expected);

        TestingCheckout elsewhere = TestingCheckout.sources("cp -r", "077");
        CommandResult result = elsewhere.mt(foreign(), "build", "amd64", "--json", "--progress", "plain");
        TestingBuild there = TestingBuild.of(result);
        assertThat(there.steps()).noneMatch(step -> step.origin().equals("cached"));
        assertThat(there.difference(here)).isEmpty();
        assertThat(there.manifest()).isEqualTo(expected);
    }

    private static Map<String, String> foreign() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("MT_CACHE", TestingMachine.folder("cache").toString());
        variables.put("GOCACHE", TestingMachine.folder("gocache").toString());
        // Turkish has an i of its own, Arabic (Egypt) digits of its own, and Kiritimati is a day ahead of most others.
        variables.put(
                "MT_JAVA_OPTIONS",
                "-Duser.language=ar -Duser.country=EG -Duser.timezone=Pacific/Kiritimati -Dfile.encoding=COMPAT");
        variables.put("LANG", "tr_TR.UTF-8");
        variables.put("LC_ALL", "tr_TR.UTF-8");
        variables.put("TZ", "Pacific/Kiritimati");
        variables.put("SOURCE_DATE_EPOCH", "1");
        variables.put("GOFLAGS", "-tags=nothing");
        variables.put("CFLAGS", "-O0");
        return variables;
    }
}
