package dev.mt.recipe.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestStepKey {
    @TempDir
    Path folder;

    @Test
    void isTheSameForTheSameInputs() {
        assertThat(key().add("a", "1").add("b", List.of("2")).build())
                .isEqualTo(key().add("a", "1").add("b", List.of("2")).build());
    }

    /** Each of these reads alike when names and values are put one behind the other. */
    @Test
    void noTwoListsOfInputsLookTheSame() {
        List<StepKey> keys = Stream.of(
                        key().add("a", "bc"),
                        key().add("ab", "c"),
                        key().add("a", "b").add("c", ""),
                        key().add("abc", ""),
                        key().add("", "abc"),
                        key().add("a", List.of("bc")),
                        key().add("a", List.of("b", "c")),
                        key().add("a", List.of("c", "b")),
                        key().add("a", List.of("bc", "")),
                        key().add("a", List.of()).add("bc", ""),
                        key().add("a", Map.of("b", "c")),
                        key().add("a", Map.of("b", "c", "", "")),
                        key())
                .map(StepKey.Builder::build)
                .toList();
        Set<StepKey> different = new HashSet<>(keys);
        assertThat(different).hasSameSizeAs(keys);
    }

    /** A list of two is not a text "2" and another text. */
    @Test
    void kindsOfInputsAreToldApart() {
        StepKey list = key().add("x", List.of("y", "z")).build();
        StepKey texts = key().add("x", "2").add("y", "z").build();
        StepKey map = key().add("x", Map.of("y", "z")).build();
        StepKey others = key().add("x", "1").add("y", "z").build();
        assertThat(new HashSet<>(List.of(list, texts, map, others))).hasSize(4);
    }

    @Test
    void theOrderOfPairsDoesNotCount() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("a", "1");
        one.put("b", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("b", "2");
        other.put("a", "1");
        assertThat(key().add("map", one).build())
                .isEqualTo(key().add("map", other).build());
    }

    @Test
    void ofAFileOnlyItsBytesCount() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "bytes");
        Path other = Files.writeString(folder.resolve("other"), "bytes");
        Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
        StepKey key = key().file("f", one).build();
        assertThat(key().file("f", other).build()).isEqualTo(key);
        assertThat(key().add("f", Digest.of("bytes")).build()).isEqualTo(key);
        Files.writeString(other, "other");
        assertThat(key().file("f", other).build()).isNotEqualTo(key);
    }

    private static StepKey.Builder key() {
        return new StepKey.Builder();
    }
}
