package dev.mt.routeros.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestLiteralKind {
    @ParameterizedTest
    @CsvSource({
        "0, NUMBER",
        "-5, NUMBER",
        "9223372036854775807, NUMBER",
        "0x1F, NUMBER",
        "0xg, WORD",
        "yes, BOOLEAN",
        "no, BOOLEAN",
        "true, BOOLEAN",
        "false, BOOLEAN",
        "True, WORD",
        "1w2d3h4m5s, TIME",
        "500ms, TIME",
        "1.5s, TIME",
        "-3s, TIME",
        "00:10:00, TIME",
        "1d00:10:00.25, TIME",
        "10:30, TIME",
        "5x, WORD",
        "5m5w, WORD",
        "10.0.0.1, IP",
        "255.255.255.255, IP",
        "256.0.0.1, WORD",
        "10.0.0.0/24, IP_PREFIX",
        "10.0.0.0/33, WORD",
        "::, IP6",
        "::1, IP6",
        "fd7a:115c:a1e0::1, IP6",
        "1:2:3:4:5:6:7:8, IP6",
        "fe80::1%ether1, IP6",
        "fd7a::/48, IP6_PREFIX",
        "fd7a::/129, WORD",
        "*1A, ID",
        "*, WORD",
        "*1g, WORD",
        "00:11:22:33:44:55, WORD",
        "ether1, WORD",
        "host/repo:tag, WORD",
        "1.1.1.1-1.1.1.9, WORD",
        "'', WORD",
    })
    void isSeenInTheText(String text, LiteralKind kind) {
        assertThat(LiteralKind.of(text)).isEqualTo(kind);
    }

    @Test
    void isAWordIfTheTextIsEndless() {
        assertThat(LiteralKind.of("1:".repeat(500_000))).isEqualTo(LiteralKind.WORD);
    }
}
