package dev.mt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class TestFailure {
    @Test
    void saysWhatAndWhatToDo() {
        Failure failure = Failure.of("reading pins failed", "is the checkout whole?");
        assertThat(failure).hasMessage("reading pins failed");
        assertThat(failure.hint()).hasValue("is the checkout whole?");
        assertThat(failure.text()).isEqualTo("reading pins failed\n  is the checkout whole?");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void anEmptyHintIsNone() {
        assertThat(Failure.of("no", " ").hint()).isEmpty();
        assertThat(Failure.of("no").text()).isEqualTo("no");
    }

    @Test
    void appendsTheWordsOfItsCause() {
        NoSuchFileException cause = new NoSuchFileException("image/image.toml");
        Failure failure = Failure.of("reading pins failed", "", cause);
        assertThat(failure)
                .hasMessage("reading pins failed: image/image.toml does not exist")
                .hasCause(cause);
    }

    @Test
    void everyKindHasAnExitStatusOfItsOwn() {
        assertThat(Failure.usage("no", "").exitCode().status()).isEqualTo(2);
        assertThat(Failure.cancelled("the build").exitCode().status()).isEqualTo(130);
        assertThat(Failure.cancelled("the build")).hasMessage("the build was cancelled");
        assertThat(ExitCode.values()).extracting(ExitCode::status).containsExactly(0, 1, 2, 130);
    }
}
