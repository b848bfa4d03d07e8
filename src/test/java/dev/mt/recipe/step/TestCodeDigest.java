package dev.mt.recipe.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestCodeDigest {
    @Test
    void isThatOfThePackage() {
        assertThat(CodeDigest.of(Step.class))
                .isEqualTo(CodeDigest.of(StepKey.class))
                .isNotEqualTo(CodeDigest.of(Platform.class));
    }

    /** Classes in an archive, as of a library, are read too, by several at a time. */
    @Test
    void readsArchives() {
        List<Object> digests = IntStream.range(0, 8)
                .parallel()
                .<Object>mapToObj(i -> CodeDigest.of(Test.class))
                .distinct()
                .toList();
        assertThat(digests).hasSize(1);
    }
}
