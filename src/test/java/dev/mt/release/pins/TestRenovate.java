package dev.mt.release.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.release.pins.Pin.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What real Renovate makes of renovate.json: it sees the pins that {@code mt pins} lists, and is trusted with few of them. */
@Tag("machine")
class TestRenovate {
    /** Lines of go.mod that Renovate knows and that pin nothing; renovate.json turns them off. */
    private static final Set<String> NO_PINS = Set.of("golang", "indirect");

    @TempDir
    private Path folder = Path.of("");

    private final Pins pins = Pins.read(TestingRenovate.HOME);

    @Test
    void theStrictValidatorPasses() throws IOException {
        TestingRenovate renovate = new TestingRenovate(folder);
        Path config = TestingRenovate.HOME.resolve("renovate.json");
        assertThat(renovate.validate(config)).contains("Config validated successfully");

        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, Files.readString(config).replace("\"pinDigests\"", "\"pinDigest\""));
        assertThatThrownBy(() -> renovate.validate(broken)).isInstanceOf(Failure.class);
    }

    @Test
    void everyPinIsSeenByExactlyOneManager() throws IOException {
        List<String> seen = new ArrayList<>();
        new TestingRenovate(folder)
                .extraction()
                .forEachEntry((manager, files) ->
                        files.forEach(file -> file.path("deps").forEach(dep -> {
                            if (!NO_PINS.contains(dep.path("depType").asString(""))) {
                                seen.add(seen(file.path("packageFile").asString(), dep));
                            }
                        })));
        List<String> listed =
                pins.all().stream().map(TestRenovate::listed).sorted().toList();
        assertThat(seen.stream().sorted().toList())
                .as("what Renovate extracts (of files that git knows) beside ./mt pins")
                .isEqualTo(listed);
        assertThat(listed).hasSizeGreaterThan(40);
    }

    private static String seen(String file, JsonNode dep) {
        String version =
                dep.path("currentVersion").asString(dep.path("currentValue").asString(""));
        String image = dep.path("datasource").asString("").equals("docker")
                ? dep.path("currentDigest").asString("")
                : "";
        return "%s %s %s %s".formatted(file, dep.path("depName").asString(), version, image);
    }

    private static String listed(Pin pin) {
        String image = pin.kind() == Kind.IMAGE ? pin.checksum().orElse("") : "";
        return "%s %s %s %s".formatted(pin.place().file(), pin.name(), pin.version(), image);
    }

    @Test
    void stableTailscalesAreProposedAndMerged() throws IOException {
        try (TestingVersions versions = new TestingVersions()) {
            versions.have(
                    "tailscale.com",
                    "v1.102.4",
                    "v1.104.5",
                    "v1.104.9",
                    "v1.105.1",
                    "v1.105.9",
                    "v1.106.0",
                    "v1.107.2");
            versions.have("go", "1.26.8", "1.27.4"); // Renovate gives up without any
            Set<String> proposed = proposed(new TestingRenovate(folder).branches(versions));
            assertThat(proposed)
                    .anyMatch(each -> each.startsWith("merged image/tailscale/go.mod tailscale.com v1.104.9 "));
            assertThat(proposed)
                    .anyMatch(each -> each.startsWith("merged image/tailscale/go.mod tailscale.com v1.106.0 "));
            assertThat(proposed).anyMatch(each -> each.startsWith("asked proof/stock/go.mod tailscale.com v1.106.0 "));
            assertThat(proposed).noneMatch(each -> each.contains("v1.105.") || each.contains("v1.107."));
            assertThat(proposed).noneMatch(each -> each.startsWith("merged proof/stock"));
            assertThat(versions.asked()).contains("/go/tailscale.com/@v/list");
        }
    }

    /** Patches and digests of what is in the image or builds it are merged; minors, majors, and tools are somebody's decision. */
    @Test
    void patchesAreMergedAndTheRestIsAskedFor() throws IOException {
        try (TestingVersions versions = new TestingVersions()) {
            for (Pin pin : pins.all()) {
                switch (pin.kind()) {
                    case GO_MODULE, GO_TOOLCHAIN -> {} // below: the same name at several versions
                    case IMAGE -> versions.have(pin.name().replace("docker.io/", ""), pin.version());
                    case MAVEN, NPM, PYTHON, SOURCE -> versions.have(pin.name(), later(pin.version()));
                }
            }
            versions.have("go", "1.26.8", "1.26.9", "1.27.4", "1.27.5", "1.28.0");
            versions.have("github.com/juanfont/headscale", "v0.29.1", "v0.29.2");
            Set<String> proposed = proposed(new TestingRenovate(folder).branches(versions));

            Map<Kind, String> expected = Map.of(Kind.SOURCE, "merged", Kind.MAVEN, "merged", Kind.PYTHON, "merged");
            for (Pin pin : pins.all()) {
                boolean tool = pin.place().file().startsWith("proof/");
                if (expected.containsKey(pin.kind()) || pin.kind() == Kind.NPM) {
                    String[] later = later(pin.version());
                    assertProposed(proposed, pin, later[1], tool ? "asked" : "merged");
                    assertProposed(proposed, pin, later[3], "asked");
                }
            }
            assertThat(proposed)
                    .contains(
                            "merged image/tailscale/go.mod go 1.27.5 patch",
                            "merged proof/safety/go.mod go 1.27.5 patch",
                            "asked image/tailscale/go.mod go 1.28.0 minor",
                            "asked proof/headscale/go.mod go 1.26.9 patch",
                            "asked proof/headscale/go.mod github.com/juanfont/headscale v0.29.2 patch")
                    .noneMatch(each -> each.startsWith("merged proof/") && !each.contains("proof/safety/"));
            for (Pin pin : pins.all()) {
                if (pin.kind() == Kind.IMAGE) {
                    assertThat(proposed)
                            .anyMatch(each ->
                                    each.startsWith("merged " + pin.place().file())
                                            && each.contains(TestingVersions.DIGEST));
                }
            }
        }
    }

    private static void assertProposed(Set<String> proposed, Pin pin, String version, String how) {
        assertThat(proposed)
                .as("%s %s", pin.name(), version)
                .anyMatch(each -> each.startsWith(
                        "%s %s %s %s ".formatted(how, pin.place().file(), pin.name(), version)));
    }

    /** The version itself, the next patch, minor and major. */
    private static String[] later(String version) {
        String[] parts = (version + ".0.0").split("\\.", -1);
        int major = Integer.parseInt(parts[0]);
        int minor = Integer.parseInt(parts[1]);
        int patch = Integer.parseInt(parts[2]);
        return new String[] {
            version,
            "%d.%d.%d".formatted(major, minor, patch + 1),
            "%d.%d.0".formatted(major, minor + 1),
            "%d.0.0".formatted(major + 1)
        };
    }

    /** {@code merged|asked FILE NAME VERSION-OR-DIGEST UPDATE}, of every upgrade in every branch. */
    private static Set<String> proposed(JsonNode branches) {
        Set<String> all = new TreeSet<>();
        for (JsonNode branch : branches) {
            String how = branch.path("automerge").asBoolean(false) ? "merged" : "asked";
            for (JsonNode upgrade : branch.path("upgrades")) {
                String digest = upgrade.path("newDigest").asString("");
                String version = digest.isEmpty()
                        ? upgrade.path("newVersion")
                                .asString(upgrade.path("newValue").asString(""))
                        : digest;
                all.add("%s %s %s %s %s"
                        .formatted(
                                how,
                                upgrade.path("packageFile").asString(),
                                upgrade.path("depName").asString(),
                                version,
                                upgrade.path("updateType").asString()));
            }
        }
        return all;
    }
}
