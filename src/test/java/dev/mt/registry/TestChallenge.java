package dev.mt.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestChallenge {
    @Test
    void readsWhatRegistriesSend() {
        assertThat(
                        Challenge.parse(
                                List.of(
                                        "Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\",scope=\"repository:library/alpine:pull\"")))
                .containsExactly(new Challenge(
                        "bearer",
                        Map.of(
                                "realm", "https://auth.docker.io/token",
                                "service", "registry.docker.io",
                                "scope", "repository:library/alpine:pull")));
    }

    @Test
    void readsSeveralChallengesInOneValueAndInSeveral() {
        assertThat(Challenge.parse(List.of(
                        "Basic realm=\"a, b\" , Bearer realm = \"c\\\"d\", scope=\"repository:x:pull,push\"",
                        "Negotiate, NTLM TlRMTVNTUAAC==, Digest qop=auth")))
                .containsExactly(
                        new Challenge("basic", Map.of("realm", "a, b")),
                        new Challenge("bearer", Map.of("realm", "c\"d", "scope", "repository:x:pull,push")),
                        new Challenge("negotiate", Map.of()),
                        new Challenge("ntlm", Map.of()),
                        new Challenge("digest", Map.of("qop", "auth")));
    }

    @Test
    void doesNotStumbleOverNonsense() {
        assertThat(Challenge.parse(List.of("", ",,,", "=", "\"", "Bearer realm=\"never ends")))
                .hasSizeLessThan(2);
    }
}
