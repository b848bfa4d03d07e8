package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSizeRecord {
    @TempDir
    Path folder;

    private static ImageSize files(Platform platform, NamedBytes... files) {
        return new ImageSize(platform, List.of(files), 0, 0, List.of(), List.of());
    }

    @Test
    void aFileHasALineForEachPiece() throws IOException {
        Path file = folder.resolve("image/size.json");
        SizeRecord record = SizeRecord.empty()
                .with(List.of(
                        files(
                                Platform.ARM64,
                                TestingSizes.named("/b", 5_000),
                                TestingSizes.named("/a", 1_024),
                                TestingSizes.named("/small", 1_023),
                                TestingSizes.named("/smaller", 7)),
                        files(Platform.AMD64, TestingSizes.named("/b", 6_000))));
        record.write(file);
        assertThat(file).hasContent("""
                {
                  "amd64" : {
                    "/b" : 6000
                  },
                  "arm64" : {
                    "(pieces below 1,024 bytes)" : 1030,
                    "/a" : 1024,
                    "/b" : 5000
                  }
                }
                """);
        assertThat(SizeRecord.read(file)).isEqualTo(record);
        Path again = folder.resolve("again.json");
        SizeRecord.read(file).write(again);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void platformsThatAreNotMeasuredStay() {
        SizeRecord before = new SizeRecord(Map.of(Platform.ARMV5, Map.of("/x", 9L), Platform.ARM64, Map.of("/y", 8L)));
        assertThat(before.with(List.of(files(Platform.ARM64, TestingSizes.named("/z", 2_000))))
                        .pieces())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Platform.ARMV5, Map.of("/x", 9L), Platform.ARM64, Map.of("/z", 2_000L)));
    }

    @Test
    void changesAreThoseOfEqualNames() {
        SizeRecord record = new SizeRecord(Map.of(
                Platform.ARM64, Map.of("/grown", 2_000L, "/gone", 3_000L, "/shrunk", 1_500L, SizeRecord.SMALL, 5L)));
        ImageSize image = files(
                Platform.ARM64,
                TestingSizes.named("/grown", 2_500),
                TestingSizes.named("/shrunk", 100),
                TestingSizes.named("/new", 4_000),
                TestingSizes.named("/tiny", 20));
        assertThat(record.since(image).orElseThrow())
                .containsExactly(
                        new Change("/new", 0, 4_000),
                        new Change("/gone", 3_000, 0),
                        new Change("/shrunk", 1_500, 100),
                        new Change("/grown", 2_000, 2_500),
                        new Change(SizeRecord.SMALL, 5, 20));
        assertThat(record.since(files(Platform.AMD64))).isEmpty();
    }

    @Test
    void whatCannotBeLookedIntoIsNotRecorded() {
        assertThatThrownBy(() -> SizeRecord.empty().with(List.of(TestingSizes.image(Platform.ARMV7))))
                .isInstanceOf(Failure.class)
                .hasMessage("the sizes of armv7 are not recorded: "
                        + "/bin/busybox is packed by a packer that mt does not know");
        ImageSize noted = new ImageSize(
                Platform.ARM64,
                List.of(),
                0,
                0,
                List.of(),
                List.of(new ProgramSize.Open("/x", 1, List.of(), Optional.empty(), Optional.of("names are gone"))));
        assertThatThrownBy(() -> SizeRecord.empty().with(List.of(noted)))
                .hasMessage("the sizes of arm64 are not recorded: names are gone");
    }

    @Test
    void noFileIsAnEmptyRecord() {
        assertThat(SizeRecord.read(folder.resolve("none.json"))).isEqualTo(SizeRecord.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{\"arm64\": {\"a\": -1}}", "{\"arm64\": {\"a\": \"1\"}}", "{\"arm65\": {}}", "{"})
    void whatIsNoRecordIsRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("size.json"), text);
        assertThatThrownBy(() -> SizeRecord.read(file))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.text())
                        .startsWith(file + " holds no recorded sizes: ")
                        .endsWith("\n  write it anew: ./mt size --record"));
    }
}
