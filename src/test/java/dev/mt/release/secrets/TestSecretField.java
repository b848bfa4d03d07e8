package dev.mt.release.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSecretField {
    @Test
    void aFieldIsItsVariablePathAndName() {
        SecretField field = SecretField.parse("MT_KEY=secret/ci/signing-1#key.pem");
        assertThat(field.variable()).isEqualTo("MT_KEY");
        assertThat(field.source()).isEqualTo(new SecretSource("secret/ci/signing-1", "key.pem"));
        assertThat(field).hasToString("MT_KEY=secret/ci/signing-1#key.pem");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "A=b",
                "A=b#c",
                "=secret/a#b",
                "1A=secret/a#b",
                "A B=secret/a#b",
                "A=/secret/a#b",
                "A=secret/../sys/x#b",
                "A=secret/./x#b",
                "A=secret//x#b",
                "A=secret/a?x=1#b",
                "A=secret/a#b#c",
                "A=secret/a#"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> SecretField.parse(text)).isInstanceOf(Failure.class);
    }

    @Test
    void secretsAreNotSentInTheClear() {
        assertThatThrownBy(() -> VaultSettings.of("http://vault.example.com", false))
                .hasMessage("secrets would be sent in the clear to http://vault.example.com");
        assertThatCode(() -> VaultSettings.of("http://vault.example.com", true)).doesNotThrowAnyException();
        assertThatCode(() -> VaultSettings.of("http://localhost:8200/", false)).doesNotThrowAnyException();
        assertThatCode(() -> VaultSettings.of("http://[::1]:8200", false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> VaultSettings.of("http://10.0.0.1", false)).isInstanceOf(Failure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "vault", "ftp://vault", "https://user:word@vault", "https://vault?x=1", "https://va ult"})
    void anAddressThatIsNoneIsNotRepeated(String text) {
        assertThatThrownBy(() -> VaultSettings.of(text, true)).hasMessage("the address of OpenBao is none");
    }
}
