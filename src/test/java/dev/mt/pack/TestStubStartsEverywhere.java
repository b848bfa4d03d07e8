package dev.mt.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.pack.TestingStub.Way;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On the other processors under qemu-user; and programs in Go, which take a minute to pack, on all. */
@Tag("slow")
class TestStubStartsEverywhere extends StubStarts {
    TestStubStartsEverywhere() {
        super(Platform.ARM64, Platform.ARMV7);
    }

    @ParameterizedTest
    @EnumSource
    void goProgramsRun(Platform platform) throws IOException {
        TestingStub.requireQemu(platform);
        Path raw = stub().build(platform, "witness");
        CommandResult expected = go(platform, raw);
        assertThat(expected.output()).last().asString().startsWith("recovered runtime error");
        for (Way way : Way.values()) {
            Path packed = stub().pack(platform, raw, way, "go/" + way + "/" + raw.getFileName());
            CommandResult result = go(platform, packed);
            assertThat(result.status()).as(result.logText()).isEqualTo(expected.status());
            assertThat(result.output()).as("%s", way).isEqualTo(expected.output());
        }
    }

    private CommandResult go(Platform platform, Path program) {
        // In qemu 7.2, /proc/self/exe is not the program for execve.
        return stub().sh("cd %s; WITNESS=1 QEMU_CPU=%s ./%s %s"
                .formatted(
                        program.getParent(),
                        TestingStub.cpu(platform),
                        program.getFileName(),
                        platform == Platform.AMD64 ? "again" : "plain"));
    }
}
