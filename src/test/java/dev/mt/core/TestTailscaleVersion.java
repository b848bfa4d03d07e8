package dev.mt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestTailscaleVersion {
    @Test
    void isReadWithAndWithoutV() {
        TailscaleVersion version = TailscaleVersion.parse("v1.104.5");
        assertThat(version).isEqualTo(new TailscaleVersion(1, 104, 5)).hasToString("1.104.5");
        assertThat(TailscaleVersion.parse("1.104.5")).isEqualTo(version);
        assertThat(version.tag()).isEqualTo("v1.104.5");
    }

    @Test
    void isOrderedByNumbers() {
        assertThat(Stream.of("1.104.10", "1.98.10", "2.0.0", "1.104.9", "1.100.0")
                        .map(TailscaleVersion::parse)
                        .sorted()
                        .map(TailscaleVersion::toString))
                .containsExactly("1.98.10", "1.100.0", "1.104.9", "1.104.10", "2.0.0");
    }

    @Test
    void isStableIfTheMinorIsEven() {
        assertThat(TailscaleVersion.parse("1.104.5").stable()).isTrue();
        assertThat(TailscaleVersion.parse("1.103.0").stable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.104",
                "1.104.5.1",
                "1.104.5-rc1",
                "1.104.x",
                "latest",
                " 1.104.5",
                "1.-2.3",
                "1.104.9999999999",
                "1.104.٥"
            })
    void refusesOtherForms(String text) {
        Failure failure = catchThrowableOfType(Failure.class, () -> TailscaleVersion.parse(text));
        assertThat(failure).hasMessage("'%s' is not a Tailscale version", text);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("such as 1.104.5"));
    }

    @Test
    void hasNoNegativeParts() {
        assertThatThrownBy(() -> new TailscaleVersion(1, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isWrittenInLatinDigitsEverywhere() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(new TailscaleVersion(1, 104, 5)).hasToString("1.104.5");
        } finally {
            Locale.setDefault(before);
        }
    }
}
