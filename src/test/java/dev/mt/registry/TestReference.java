package dev.mt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestReference {
    private static final String DIGEST = "sha256:" + "0a".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "alpine,docker.io/library/alpine:latest",
        "tailscale/tailscale:stable,docker.io/tailscale/tailscale:stable",
        "index.docker.io/library/alpine,docker.io/library/alpine:latest",
        "localhost/a,localhost/a:latest",
        "localhost:5000/a:1,localhost:5000/a:1",
        "127.0.0.1:5000/a/b_c/d--e:1,127.0.0.1:5000/a/b_c/d--e:1",
        "[::1]:5000/a,[::1]:5000/a:latest",
        "gitea.example.com/x/mikrotik-tailscale:v1.104.5-mt.1,gitea.example.com/x/mikrotik-tailscale:v1.104.5-mt.1",
        "example.com/a@DIGEST,example.com/a@DIGEST",
        "example.com/a:1@DIGEST,example.com/a:1@DIGEST",
    })
    void readsWhatOthersWrite(String text, String whole) {
        Reference reference = Reference.parse(text.replace("DIGEST", DIGEST));
        assertThat(reference).hasToString(whole.replace("DIGEST", DIGEST));
        assertThat(Reference.parse(reference.toString())).isEqualTo(reference);
    }

    @Test
    void theDigestIsWhatIsAskedFor() {
        assertThat(Reference.parse("a:1@" + DIGEST).wanted()).isEqualTo(DIGEST);
        assertThat(Reference.parse("a:1").wanted()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://example.com/a | it begins with a scheme | did you mean example.com/a?",
                "docker://alpine | it begins with a scheme | did you mean alpine?",
                "example.com/Lumpiasty/Image | 'Lumpiasty' is not the name | did you mean lumpiasty/image?",
                "example.com/a//b | a name in it is empty | write host/repository:tag",
                "example.com/a: | '' is not a tag | tags are up to 128",
                "example.com/a:1:2 | '1:2' is not a tag | tags are up to 128",
                "example.com/a:-x | '-x' is not a tag | tags are up to 128",
                "example.com/a@sha256:12 | 'sha256:12' is not a digest | 64 lower-case",
                "exa$mple.com/a | 'exa$mple.com' is not the name of a host | write host/repository:tag",
                "example.com/ | a name in it is empty | write host/repository:tag",
            })
    void saysWhichPartIsWrong(String text, String message, String hint) {
        assertThatThrownBy(() -> Reference.parse(text))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(message)
                .extracting(e -> ((Failure) e).hint().orElse(""))
                .asString()
                .contains(hint);
    }
}
