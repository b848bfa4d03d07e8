package dev.mt.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.pack.TestingStub.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A packed program whose file is not what was packed says so, in one line, and ends with status 127. */
@Tag("machine")
class TestStubDamage {
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private CommandResult start(Platform platform, byte[] bytes) throws IOException {
        TestingStub stub = new TestingStub(folder);
        stub.program("damaged", bytes);
        return stub.sh("exec env QEMU_CPU=%s ./damaged status 0 2>&1".formatted(TestingStub.cpu(platform)));
    }

    private void assertRefused(Platform platform, byte[] bytes, String what, String... why) throws IOException {
        CommandResult result = start(platform, bytes);
        assertThat(result.status()).as("%s: %s", what, result.logText()).isEqualTo(127);
        assertThat(result.output())
                .as(what)
                .singleElement()
                .isIn(Arrays.stream(why)
                        .map("damaged: this program is damaged: %s; install the image again"::formatted)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"AMD64", "ARMV5"})
    void isToldInOneLine(Platform platform) throws IOException {
        TestingStub.requireQemu(platform);
        TestingStub stub = new TestingStub(folder);
        Path raw = stub.compile(platform, "witness");
        for (Way way : Way.values()) {
            int payload = TestingStub.payload(platform, way);
            byte[] whole = TestingStub.read(stub.pack(platform, raw, way, "whole"));
            assertThat(start(platform, whole).status()).as("not damaged").isZero();
            int size = whole.length;
            for (int left : List.of(payload, payload + 7, payload + 100, size / 2 / PAGE * PAGE, size / 2, size - 1)) {
                String why = "its file is cut short (%d of %d bytes)".formatted(left, size);
                assertRefused(platform, Arrays.copyOf(whole, left), way + " cut to " + left, why);
            }
            // Flags, sizes, the mark, the extents, the streams. Sizes are looked at first: they say what the checksum
            // is of.
            for (int at : List.of(8, 12, 17, 24, 30, 44, 60, 200, (size - payload) / 2, size - payload - 1)) {
                String what = "%s, byte %d of the payload".formatted(way, at);
                assertRefused(
                        platform,
                        flipped(whole, payload + at),
                        what,
                        "its checksum does not match",
                        "its content contradicts itself");
            }
            assertRefused(platform, flipped(whole, payload), "no mtp1", "what it should unpack is missing");
            assertRefused(platform, flipped(whole, payload + 7), "too long", "its file is cut short");
        }
    }

    private static byte[] flipped(byte[] whole, int at) {
        byte[] bytes = whole.clone();
        bytes[at] ^= 0x40;
        return bytes;
    }
}
