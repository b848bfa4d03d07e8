package dev.mt.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.pack.TestingStub.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On this machine's own kind of processor, and on the smallest one under qemu-user. */
@Tag("machine")
class TestStubStarts extends StubStarts {
    TestStubStarts() {
        super(Platform.AMD64, Platform.ARMV5);
    }

    /** Started by its path alone, as a file that was opened and removed, and by a name in PATH. */
    @ParameterizedTest
    @EnumSource
    void startsHoweverItIsNamed(Way way) throws IOException {
        Path file = file(Platform.AMD64, way);
        Path link = stub().folder().resolve("link-" + way);
        Files.createSymbolicLink(link, file);
        assertThat(stub().sh("bash -c 'exec -a other %s status 3'".formatted(file))
                        .output())
                .contains("argument 0 other");
        assertThat(stub().sh("PATH=%s:$PATH; witness status 3".formatted(file.getParent()))
                        .output())
                .contains("argument 0 witness");
        assertThat(stub().sh("%s status 3".formatted(link)).status()).isEqualTo(3);
        assertThat(stub().sh("cp %s gone; exec 5<gone; rm gone; exec /proc/self/fd/5 status 3".formatted(file)))
                .matches(result -> result.status() == 3);
    }

    /** Half of the witness's table is zeros: they take no memory; and nobody can write to the file any more. */
    @Test
    void theFileInMemoryHasHolesAndIsSealed() throws IOException {
        final long zeros = 400L * 4096;
        final long mark = 16;
        String said =
                run(Platform.AMD64, Way.FROM_MEMFD.name(), "file").output().getLast();
        Matcher matcher = Pattern.compile("file of (\\d+) bytes, (\\d+) there, seals (\\d+)")
                .matcher(said);
        assertThat(matcher.matches()).as(said).isTrue();
        long size = Long.parseLong(matcher.group(1));
        assertThat(size).isEqualTo(Files.size(stub().folder().resolve("amd64/raw/witness")) + mark);
        assertThat(Long.parseLong(matcher.group(2))).isBetween(1L, size - zeros);
        // F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW and F_SEAL_WRITE (fcntl(2)).
        assertThat(matcher.group(3)).isEqualTo("15");
    }
}
