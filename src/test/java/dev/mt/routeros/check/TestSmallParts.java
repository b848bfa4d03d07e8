package dev.mt.routeros.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.schema.Schemas;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Misspellings, ranges of versions, and what scripts say of the versions that they are for. */
class TestSmallParts {
    private static List<RouterOsVersion> versions(String... texts) {
        return Stream.of(texts).map(RouterOsVersion::parse).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "imgae, image",
        "iamge, image",
        "images, image2x",
        "imagge, image",
        "imge2, image2",
        "Image, image",
        "name, Name",
        "inteface, interface",
        "interfacx, interface",
    })
    void slips(String name, String other) {
        boolean near = !name.equals("images");
        assertThat(Misspelling.isNear(name, other)).isEqualTo(near);
        assertThat(Misspelling.isNear(other, name)).isEqualTo(near);
    }

    @ParameterizedTest
    @CsvSource({
        "image, image",
        "limage, image",
        "image1, image2",
        "packet, packets",
        "host, hosts",
        "tx-byte, rx-byte",
        "a, b",
        "ether1, ether",
        "nmae, name",
    })
    void otherNames(String name, String other) {
        assertThat(Misspelling.isNear(name, other)).isFalse();
        assertThat(Misspelling.isNear(other, name)).isFalse();
    }

    @Test
    void rangesAreShort() {
        List<RouterOsVersion> all = Schemas.bundled().versions();
        assertThat(VersionRanges.of(all, all)).isEqualTo("7.13-7.24");
        assertThat(VersionRanges.of(versions("7.13.5", "7.15.3", "7.16.2", "7.24"), all))
                .isEqualTo("7.13, 7.15-7.16, 7.24");
        assertThat(VersionRanges.existence(versions("7.23.3", "7.24"), all)).isEqualTo("since 7.23");
        assertThat(VersionRanges.existence(versions("7.13.5"), all)).isEqualTo("until 7.13");
        assertThat(VersionRanges.existence(versions("7.15.3", "7.16.2"), all)).isEqualTo("in 7.15-7.16");
        assertThat(VersionRanges.existence(versions("7.13.5", "7.24"), all)).isEqualTo("in 7.13, 7.24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# requires RouterOS 7.21\n:put 1",
                "#!rsc\n# requires RouterOS, version=7.21\n",
                "# This requires RouterOS 7.21 or later.",
                ":put 1\n  # Requires: RouterOS v7.21",
                "# requires RouterOS >= 7.21",
            })
    void scriptsSayWhatTheyAreFor(String script) {
        assertThat(RequiredVersion.of(script)).contains(new RouterOsVersion(7, 21, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":put \"requires RouterOS 7.21\"", "# RouterOS 7.21", "# requires RouterOS 6.49"})
    void othersDoNot(String script) {
        assertThat(RequiredVersion.of(script)).isEmpty();
    }

    @Test
    void versionsOfOneLineCountOnce() {
        Checker checker = Checker.of(Schemas.bundled(), versions("7.20.1", "7.20.8", "7.13.5", "7.20"));
        assertThat(checker).hasToString("7.13.5 7.20.8");
        assertThat(checker.versionsText()).isEqualTo("7.13, 7.20");
    }
}
