package dev.mt.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestMediaType {
    private static final String LONGEST = "a".repeat(127);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.oci.image.layer.v1.tar+gzip",
                "application/vnd.in-toto+json",
                "X/9",
                "a!#$&^_.+-/b!#$&^_.+-"
            })
    void namesAreTakenAsTheyAre(String name) {
        assertThat(new MediaType(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "text",
                "text/",
                "/plain",
                "a/b/c",
                "a b/c",
                "text/plain; a=b",
                "-a/b",
                "a/.b",
                "é/b",
                "a/b\n"
            })
    void whatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> new MediaType(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a media type: " + name);
    }

    @Test
    void namesHaveALimit() {
        assertThat(new MediaType(LONGEST + "/" + LONGEST).name()).hasSize(255);
        assertThatThrownBy(() -> new MediaType("a/" + LONGEST + "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MediaType(LONGEST + "a/a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thoseOfTheSameNameAreEqual() {
        assertThat(new MediaType("a/b"))
                .isEqualTo(new MediaType("a/b"))
                .hasSameHashCodeAs(new MediaType("a/b"))
                .isNotEqualTo(new MediaType("a/B"));
    }
}
