package dev.mt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TestPlatform {
    @Test
    void standInTheOrderInWhichRoutersLookAtThem() {
        assertThat(Stream.of(Platform.values()).map(Platform::ociName))
                .containsExactly("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/arm/v5");
        assertThat(Platform.ids()).containsExactly("amd64", "arm64", "armv7", "armv5");
    }

    @ParameterizedTest
    @EnumSource
    void areFoundByTheirIds(Platform platform) {
        assertThat(Platform.of(platform.id())).isEqualTo(platform);
        assertThat(Platform.of(platform.toString().toUpperCase(Locale.ROOT))).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource({"armv8, armv5", "arm46, arm64", "amd46, amd64", "ARM-V7, armv7"})
    void otherWordsAreRefusedWithTheNearestId(String word, String near) {
        Failure failure = catchThrowableOfType(Failure.class, () -> Platform.of(word));
        assertThat(failure).hasMessage("unknown architecture '%s'", word);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint)
                .startsWith("did you mean " + near + "?")
                .endsWith("(known are amd64, arm64, armv7, armv5)"));
    }

    @Test
    void ofAWordThatIsLikeNoneAllAreNamed() {
        Failure failure = catchThrowableOfType(Failure.class, () -> Platform.of("powerpc"));
        assertThat(failure.hint()).hasValue("known are amd64, arm64, armv7, armv5");
    }

    @Test
    void areFoundInTurkey() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(Platform.of("AMD64")).isEqualTo(Platform.AMD64);
        } finally {
            Locale.setDefault(before);
        }
    }
}
