package dev.mt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestReleaseTag {
    @Test
    void aTagReadsBackAsWritten() {
        ReleaseTag tag = ReleaseTag.parse("v1.104.5-mt.12");
        assertThat(tag).isEqualTo(new ReleaseTag(TailscaleVersion.parse("1.104.5"), 12));
        assertThat(tag).hasToString("v1.104.5-mt.12");
        assertThat(tag.next()).hasToString("v1.104.5-mt.13");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.104.5-mt.1",
                "v1.104-mt.1",
                "v1.104.5",
                "v1.104.5-mt.0",
                "v1.104.5-mt.01",
                "v01.104.5-mt.1",
                "v1.104.5-mt.1 ",
                "v1.104.5-rc1-mt.1",
                "v1.104.5-mt.9999999999",
                ""
            })
    void otherFormsAreNone(String text) {
        assertThat(ReleaseTag.read(text)).isEmpty();
        assertThatThrownBy(() -> ReleaseTag.parse(text))
                .isInstanceOf(Failure.class)
                .hasMessage("'%s' is not the tag of a release", text);
    }

    @Test
    void numbersAreComparedAsNumbers() {
        List<String> sorted = Stream.of("v1.104.10-mt.1", "v1.104.5-mt.10", "v1.98.0-mt.1", "v1.104.5-mt.9")
                .map(ReleaseTag::parse)
                .sorted(Comparator.reverseOrder())
                .map(ReleaseTag::toString)
                .toList();
        assertThat(sorted).containsExactly("v1.104.10-mt.1", "v1.104.5-mt.10", "v1.104.5-mt.9", "v1.98.0-mt.1");
    }
}
