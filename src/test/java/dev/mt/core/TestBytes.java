package dev.mt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestBytes {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "12, 12 B",
        "999, 999 B",
        "1000, 1 kB",
        "218499, 218 kB",
        "999499, 999 kB",
        "999500, 1.00 MB",
        "2731008, 2.73 MB",
        "999499999, 999.50 MB",
        "999500000, 1.00 GB",
        "16000000000, 16.00 GB",
    })
    void areSaidInTheUnitsThatFlashIsSoldBy(long count, String said) {
        assertThat(new Bytes(count).human()).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG", "de-DE", "fa-IR", "hi-IN-u-nu-deva"})
    void readTheSameInEveryCountry(String country) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(country));
        try {
            assertThat(new Bytes(2_731_008)).hasToString("2,731,008");
            assertThat(new Bytes(2_731_008).human()).isEqualTo("2.73 MB");
            assertThat(new Bytes(999).human()).isEqualTo("999 B");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void areNeverLessThanNone() {
        assertThatThrownBy(() -> new Bytes(-1)).hasMessageContaining("-1");
        assertThat(new Bytes(2)).isLessThan(new Bytes(10));
    }
}
