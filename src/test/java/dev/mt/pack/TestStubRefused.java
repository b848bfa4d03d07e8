package dev.mt.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.pack.TestingStub.Way;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A packed program on a kernel that has, or allows, less than it would like. System calls by their numbers on amd64. */
@Tag("machine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestStubRefused {
    private Path folder = Path.of("");
    private Path refuse = Path.of("");
    private Path pages = Path.of("");
    private TestingStub stub = new TestingStub(folder);

    @BeforeAll
    void programs(@TempDir Path made) throws IOException {
        folder = made;
        stub = new TestingStub(folder);
        Path raw = stub.compile(Platform.AMD64, "witness");
        stub.pack(Platform.AMD64, raw, Way.FROM_MEMFD, "packed");
        stub.pack(Platform.AMD64, raw, Way.IN_PLACE, "IN_PLACE/packed");
        refuse = stub.compile(Platform.AMD64, "refuse");
        pages = stub.compile(Platform.AMD64, "pages");
    }

    /** memfd_create, execveat, ftruncate and files that long: what cannot be executed is run in place. */
    @ParameterizedTest
    @CsvSource({"38,319", "1,319", "13,319", "38,322", "13,322", "1,77"})
    void runsInPlace(int error, String calls) {
        CommandResult result = stub.sh("exec %s %d %s ./packed exe".formatted(refuse, error, calls));
        assertThat(result.status()).as(result.logText()).isZero();
        assertThat(result.output()).last().isEqualTo("exe " + folder.resolve("packed"));
        assertThat(result.output()).noneMatch(line -> line.startsWith("open 3"));
    }

    @Test
    void aLimitOnFilesIsNotExceeded() {
        CommandResult result = stub.sh("ulimit -f 20; exec ./packed exe");
        assertThat(result.output()).last().isEqualTo("exe " + folder.resolve("packed"));
    }

    /** fallocate may be unknown; the seals may be too, and then nobody shares the file. */
    @ParameterizedTest
    @CsvSource({"95,285", "38,72", "1,302", "38,41"})
    void doesWithout(int error, String calls) {
        CommandResult result = stub.sh("exec %s %d %s ./packed exe".formatted(refuse, error, calls));
        assertThat(result.output()).as(result.logText()).last().isEqualTo("exe /memfd:packed (deleted)");
    }

    @ParameterizedTest
    @CsvSource({"FROM_MEMFD", "IN_PLACE"})
    void aLackOfMemoryIsTold(Way way) {
        CommandResult result =
                stub.sh("ulimit -v 1500; exec ./%spacked 2>&1".formatted(way == Way.IN_PLACE ? "IN_PLACE/" : ""));
        assertThat(result.status()).as(result.logText()).isEqualTo(127);
        assertThat(result.output())
                .singleElement()
                .asString()
                .matches("packed: not enough memory to unpack this program \\(\\d+ kB\\); raise .*");
    }

    /** Noticed by fallocate before anything is written, or else the kernel would end the process. */
    @Test
    void aLackOfMemoryForFilesIsTold() {
        CommandResult result = stub.sh("exec %s 28 285 ./packed 2>&1".formatted(refuse));
        assertThat(result.status()).isEqualTo(127);
        assertThat(result.output()).singleElement().asString().startsWith("packed: not enough memory");
    }

    /** Where pages are larger than those of the payload, it cannot be mapped piece by piece. */
    @ParameterizedTest
    @CsvSource({"16384", "65536"})
    void largerPagesAreWritten(int size) {
        String memory = stub.sh("./witness.amd64").output().stream()
                .filter(line -> line.startsWith("memory "))
                .findFirst()
                .orElseThrow();
        CommandResult result = stub.sh("exec %s %d ./packed exe".formatted(pages, size));
        assertThat(result.output())
                .as(result.logText())
                .contains(memory)
                .last()
                .isEqualTo("exe /memfd:packed (deleted)");
    }
}
