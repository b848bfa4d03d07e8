package dev.mt.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.registry.http.Headers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestRetryPolicy {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-24T03:00:00Z"));

    private final RetryPolicy policy = new TestingPolicies().policy();

    @Test
    void waitsTwiceAsLongEachTimeLessUpToAHalf() {
        for (int round = 0; round < 100; round++) {
            for (int failures = 1; failures < 5; failures++) {
                long limit = 1000L << (failures - 1);
                assertThat(policy.wait(failures, Optional.empty()).orElseThrow().toMillis())
                        .isBetween(limit / 2, limit);
            }
        }
        assertThat(policy.wait(5, Optional.empty())).isEmpty();
    }

    @Test
    void waitsAsLongAsTheServerWantsButNotForEver() {
        assertThat(policy.wait(1, Optional.of(Duration.ofSeconds(30)))).contains(Duration.ofSeconds(30));
        assertThat(policy.wait(1, Optional.of(Duration.ZERO)).orElseThrow()).isPositive();
        assertThat(policy.wait(1, Optional.of(Duration.ofHours(1)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30",
        "' 0 ', 0",
        "'Tue, 24 Nov 2026 03:00:30 GMT', 30",
        "'Tue, 24 Nov 2026 02:00:30 GMT', 0",
        "soon,",
        "-5,",
        "99999999999999,"
    })
    void readsBothForms(String value, Long seconds) {
        Headers headers = new Headers(List.of(new Headers.Field("Retry-After", value)));
        assertThat(RetryAfter.of(headers, NOW))
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    @Test
    void onlyWhatPassesIsTriedAgain() {
        assertThat(List.of(408, 429, 500, 502, 503, 504)).allMatch(RetryPolicy::passes);
        assertThat(List.of(200, 301, 400, 401, 403, 404, 405, 409, 413, 416, 501, 505))
                .noneMatch(RetryPolicy::passes);
    }
}
