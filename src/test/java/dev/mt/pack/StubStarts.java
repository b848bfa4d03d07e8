package dev.mt.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.pack.TestingStub.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A packed program finds what the raw one finds, and behaves as it does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StubStarts {
    private final List<Platform> platforms;
    private Path folder = Path.of("");
    private TestingStub stub = new TestingStub(Path.of(""));

    StubStarts(Platform... platforms) {
        this.platforms = List.of(platforms);
    }

    final List<Platform> platforms() {
        return platforms;
    }

    final TestingStub stub() {
        return stub;
    }

    @BeforeAll
    void programs(@TempDir Path made) throws IOException {
        folder = made;
        stub = new TestingStub(folder);
        for (Platform platform : platforms) {
            TestingStub.requireQemu(platform);
            Path raw = stub.compile(platform, "witness");
            stub.program(platform.id() + "/raw/witness", Files.readAllBytes(raw));
            for (Way way : Way.values()) {
                stub.pack(platform, raw, way, platform.id() + "/" + way + "/witness");
            }
        }
    }

    /** Runs a witness, packed or raw, in a state of things that is the same for both. */
    final CommandResult run(Platform platform, String form, String arguments) {
        return stub.sh("""
                cd %1$s/%2$s; umask 027; trap '' HUP XFSZ BUS; exec 7</dev/null
                exec env -i QEMU_CPU=%3$s A= 'B=two words' ./witness %4$s
                """.formatted(platform.id(), form, TestingStub.cpu(platform), arguments));
    }

    private static List<String> lines(CommandResult result) {
        return result.output().stream()
                .map(l -> l.replaceAll("/(raw|FROM_MEMFD|IN_PLACE)", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void findsWhatTheRawOneFinds(Platform platform) {
        for (String arguments :
                List.of("", "'' 'a b' \\* \"$(printf 'x%.0s' $(seq 5000))\"", "status 7", "signal 15", "again")) {
            CommandResult raw = run(platform, "raw", arguments);
            assertThat(raw.output()).contains("open 7", "umask 27", "signal 1 ignored", "environment B=two words");
            for (Way way : Way.values()) {
                CommandResult packed = run(platform, way.name(), arguments);
                assertThat(packed.status()).as("%s: %s", way, packed.logText()).isEqualTo(raw.status());
                assertThat(lines(packed)).as("%s %s", way, arguments).isEqualTo(lines(raw));
            }
        }
    }

    /** /proc/self/exe, but under qemu, where a file in memory cannot be executed. */
    @ParameterizedTest
    @MethodSource("platforms")
    void knowsItsOwnFile(Platform platform) {
        if (platform == Platform.AMD64) {
            assertThat(exe(platform, Way.FROM_MEMFD)).isEqualTo("exe /memfd:witness (deleted)");
        }
        assertThat(exe(platform, Way.IN_PLACE)).isEqualTo("exe " + file(platform, Way.IN_PLACE));
    }

    private String exe(Platform platform, Way way) {
        return run(platform, way.name(), "exe").output().getLast();
    }

    final Path file(Platform platform, Way way) {
        return folder.resolve(platform.id()).resolve(way.name()).resolve("witness");
    }

    /** The decoder's memory is given back, and nothing can be both written and executed. */
    @ParameterizedTest
    @MethodSource("platforms")
    void keepsNoMemory(Platform platform) {
        assumeTrue(platform != Platform.ARM64, "qemu shows a map of its own");
        long raw = anonymous(run(platform, "raw", "maps"));
        long table = 4000;
        assertThat(anonymous(run(platform, Way.FROM_MEMFD.name(), "maps"))).isLessThan(raw + table + table / 2);
        assertThat(anonymous(run(platform, Way.IN_PLACE.name(), "maps"))).isLessThan(raw + table + table / 2);
    }

    private static long anonymous(CommandResult result) {
        assertThat(result.logText()).doesNotContain("writable and executable");
        String last = result.output().getLast();
        assertThat(last).matches("anonymous \\d+ kB");
        return Long.parseLong(last.replaceAll("\\D", ""));
    }
}
