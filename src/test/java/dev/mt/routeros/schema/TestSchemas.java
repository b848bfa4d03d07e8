package dev.mt.routeros.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.routeros.RouterOsVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas that the program carries. */
class TestSchemas {
    private static final Schemas SCHEMAS = Schemas.bundled();

    private static List<String> with(String path) {
        return SCHEMAS.versionsWith(List.of(path.split("/", -1))).stream()
                .map(RouterOsVersion::line)
                .toList();
    }

    @Test
    void areOfTwelveVersions() {
        assertThat(SCHEMAS.versions())
                .extracting(RouterOsVersion::toString)
                .containsExactly(
                        "7.13.5", "7.14.3", "7.15.3", "7.16.2", "7.17.1", "7.18.2", "7.19.6", "7.20.8", "7.21.5",
                        "7.22.3", "7.23.3", "7.24");
    }

    /** Section 1 of the facts: what containers got, and since when. */
    @ParameterizedTest
    @CsvSource({
        "7.13, container/add/cmd",
        "7.13, container/add/remote-image",
        "7.13, container/config/set/layer-dir",
        "7.19, container/add/name",
        "7.20, container/add/auto-restart-interval",
        "7.20, container/add/check-certificate",
        "7.20, container/add/devices",
        "7.20, container/add/memory-high",
        "7.20, container/add/envlists",
        "7.20, container/config/set/memory-high",
        "7.20, container/envs/add/list",
        "7.20, container/mounts/add/read-only",
        "7.20, container/log",
        "7.20, container/repull",
        "7.20, container/shell/no-sh",
        "7.21, container/add/cpu-list",
        "7.21, container/add/env",
        "7.21, container/add/hosts",
        "7.21, container/add/layer-dir",
        "7.21, container/add/mount",
        "7.21, container/add/mountlists",
        "7.21, container/add/stop-time",
        "7.21, container/mounts/add/list",
        "7.21, container/envs/add/disabled",
        "7.21, container/layers",
        "7.21, container/kill",
        "7.21, container/run",
        "7.21, container/unset",
        "7.21, container/update",
        "7.21, container/add/shm-size",
        "7.21, container/add/tmpfs",
        "7.22, container/add/healthcheck-cmd",
        "7.23, container/add/default-dns",
        "7.23, container/add/memory-max",
        "7.23, container/add/restart-policy",
        "7.23, container/add/restart-max-count",
        "7.23, container/add/stop-on-unhealthy",
        "7.23, container/mounts/add/mode",
        "7.23, container/restart",
        "7.23, container/add/ignore-remote-image-change",
        "7.24, container/add/privileged",
        "7.24, container/add/swap-max",
        "7.24, container/save",
    })
    void containersHaveThisSince(String line, String path) {
        assertThat(with(path)).first().isEqualTo(line);
        assertThat(with(path)).last().isNotNull();
        RouterOsVersion first =
                SCHEMAS.firstVersionWith(List.of(path.split("/", -1))).orElseThrow();
        assertThat(SCHEMAS.schema(first).find(List.of(path.split("/", -1)))).isPresent();
    }

    /** Section 1 of the facts: what containers had, and until when. */
    @ParameterizedTest
    @CsvSource({
        "7.19, container/add/envlist",
        "7.19, container/config/set/ram-high",
        "7.19, container/envs/add/name",
        "7.20, container/add/mounts",
        "7.20, container/mounts/add/name",
        "7.22, container/add/auto-restart-interval",
        "7.22, container/mounts/add/read-only",
    })
    void containersHadThisUntil(String line, String path) {
        assertThat(with(path)).last().isEqualTo(line);
    }

    /** Section 2 of the facts: what the language got, and since when. */
    @ParameterizedTest
    @CsvSource({
        "7.13, onerror",
        "7.13, serialize",
        "7.13, file/read",
        "7.13, retry",
        "7.22, break",
        "7.22, continue",
        "7.22, exit",
        "7.18, tool/fetch/http-max-redirect-count",
        "7.19, certificate/settings/set/builtin-trust-anchors",
        "7.21, certificate/settings/set/builtin-trust-store",
    })
    void theLanguageHasThisSince(String line, String path) {
        assertThat(with(path)).first().isEqualTo(line);
    }

    @Test
    void whatNoVersionHasIsInNone() {
        assertThat(SCHEMAS.versionsWith(List.of("container", "fly"))).isEmpty();
        assertThat(SCHEMAS.firstVersionWith(List.of("container", "fly"))).isEmpty();
        assertThat(SCHEMAS.versionsWith(List.of())).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({"7.24, 7.24", "7.13.5, 7.13.5", "7.20, 7.20.8", "7.20.1, 7.20.8", "7.99.1, 7.24", "8.1, 7.24"})
    void theNearestVersionSpeaksForOthers(String asked, String known) {
        assertThat(SCHEMAS.schema(RouterOsVersion.parse(asked)).version()).hasToString(known);
    }

    @Test
    void nothingSpeaksForWhatIsOlder() {
        assertThatThrownBy(() -> SCHEMAS.schema(RouterOsVersion.parse("7.12.1")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("nothing is known of RouterOS 7.12.1");
    }

    @Test
    void areTheSameAfterReadingTheirText() {
        assertThat(Schemas.parse(SCHEMAS.text()).text()).isEqualTo(SCHEMAS.text());
    }

    @Test
    void areSmall() {
        byte[] text = SCHEMAS.text().getBytes(StandardCharsets.ISO_8859_1);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(text);
        deflater.finish();
        assertThat(text).hasSizeLessThan(400_000);
        assertThat(deflater.deflate(new byte[text.length])).isBetween(10_000, 65_000);
        deflater.end();
    }

    @Test
    void haveNoDescriptionsButTypes() {
        List<String> types = new ArrayList<>();
        collect(SCHEMAS.newest().root(), types);
        assertThat(types.stream().distinct())
                .contains("str", "ip", "mac", "time", "script", "str(..32)", "time(0s..1d)", "ip6-prefix", "")
                .allMatch(type -> type.matches("[a-z0-9-]*(\\([^ ()]*\\))?"));
        assertThat(types).hasSizeGreaterThan(35_000);
    }

    private static void collect(Item item, List<String> types) {
        for (Item child : item.children()) {
            if (child.kind() == Kind.ARGUMENT) {
                types.add(child.type().toString());
            } else {
                collect(child, types);
            }
        }
    }
}
