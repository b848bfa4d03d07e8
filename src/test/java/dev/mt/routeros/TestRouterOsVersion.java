package dev.mt.routeros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestRouterOsVersion {
    @ParameterizedTest
    @ValueSource(strings = {"7.24", "7.13.5", "7.0.1", "6.49.19"})
    void isWrittenAsItWasRead(String text) {
        assertThat(RouterOsVersion.parse(text)).hasToString(text);
    }

    @Test
    void theFirstOfALineHasNoThirdNumber() {
        assertThat(RouterOsVersion.parse("7.24.0"))
                .isEqualTo(RouterOsVersion.parse("7.24"))
                .hasToString("7.24");
        assertThat(RouterOsVersion.parse("7.13.5").line()).isEqualTo("7.13");
    }

    @Test
    void areOrderedByNumbers() {
        assertThat(Stream.of("7.24", "7.9", "7.13.10", "7.13.5", "6.49")
                        .map(RouterOsVersion::parse)
                        .sorted())
                .extracting(RouterOsVersion::toString)
                .containsExactly("6.49", "7.9", "7.13.5", "7.13.10", "7.24");
        assertThat(RouterOsVersion.parse("7.20").isAtLeast(7, 20)).isTrue();
        assertThat(RouterOsVersion.parse("7.19.6").isAtLeast(7, 20)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "7.", "v7.24", "7.25beta2", "7.1.2.3", "7.24 ", "99999.1"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> RouterOsVersion.parse(text))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is not a RouterOS version");
    }
}
