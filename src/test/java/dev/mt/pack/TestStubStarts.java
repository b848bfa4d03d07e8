package dev.mt.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.pack.TestingStub.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A packed program finds what the raw one finds, natively and under qemu-user, and behaves as it does. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestStubStarts {
    private Path folder = Path.of("");
    private TestingStub stub = new TestingStub(Path.of(""));

    @BeforeAll
    void programs(@TempDir Path made) throws IOException {
        folder = made;
        stub = new TestingStub(folder);
        for (Platform platform : Platform.values()) {
            Path raw = stub.compile(platform, "witness");
            stub.program(platform.id() + "/raw/witness", Files.readAllBytes(raw));
            for (Way way : Way.values()) {
                stub.pack(platform, raw, way, platform.id() + "/" + way + "/witness");
            }
        }
    }

    /** Runs a witness, packed or raw, in a state of things that is the same for both. */
    private CommandResult run(Platform platform, String form, String arguments) {
        return stub.sh("""
                cd %1$s/%2$s; umask 027; trap '' HUP XFSZ BUS; exec 7</dev/null 251>&-
                exec env -i QEMU_CPU=%3$s A= 'B=two words' ./witness %4$s
                """.formatted(platform.id(), form, TestingStub.cpu(platform), arguments));
    }

    private static List<String> lines(CommandResult result) {
        return result.output().stream()
                .map(l -> l.replaceAll("/(raw|FROM_MEMFD|IN_PLACE)", ""))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatTheRawOneFinds(Platform platform) {
        TestingStub.requireQemu(platform);
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

    @ParameterizedTest
    @CsvSource({"AMD64,FROM_MEMFD,/memfd:witness (deleted)", "AMD64,IN_PLACE,FILE", "ARMV5,IN_PLACE,FILE"})
    void knowsItsOwnFile(Platform platform, Way way, String expected) {
        TestingStub.requireQemu(platform);
        String file = folder.resolve(platform.id())
                .resolve(way.name())
                .resolve("witness")
                .toString();
        assertThat(run(platform, way.name(), "exe").output()).last().isEqualTo("exe " + expected.replace("FILE", file));
    }

    /** The decoder's memory is given back, and nothing can be both written and executed. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ARM64")
    void keepsNoMemory(Platform platform) {
        TestingStub.requireQemu(platform);
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

    /** Started by its path alone, as a file that was opened and removed, and by a name in PATH. */
    @ParameterizedTest
    @EnumSource
    void startsHoweverItIsNamed(Way way) throws IOException {
        Path file = folder.resolve("amd64").resolve(way.name()).resolve("witness");
        Path link = folder.resolve("link-" + way);
        Files.createSymbolicLink(link, file);
        assertThat(stub.sh("bash -c 'exec -a other %s status 3'".formatted(file))
                        .output())
                .contains("argument 0 other");
        assertThat(stub.sh("PATH=%s:$PATH; witness status 3".formatted(file.getParent()))
                        .output())
                .contains("argument 0 witness");
        assertThat(stub.sh("%s status 3".formatted(link)).status()).isEqualTo(3);
        assertThat(stub.sh("cp %s gone; exec 5<gone; rm gone; exec /proc/self/fd/5 status 3".formatted(file)))
                .matches(result -> result.status() == 3);
    }

    @ParameterizedTest
    @EnumSource
    void goProgramsRun(Platform platform) throws IOException {
        TestingStub.requireQemu(platform);
        Path raw = stub.build(platform, "witness");
        CommandResult expected = go(platform, raw);
        assertThat(expected.output()).last().asString().startsWith("recovered runtime error");
        for (Way way : Way.values()) {
            Path packed = stub.pack(platform, raw, way, "go/" + way + "/" + raw.getFileName());
            CommandResult result = go(platform, packed);
            assertThat(result.status()).as(result.logText()).isEqualTo(expected.status());
            assertThat(result.output()).as("%s", way).isEqualTo(expected.output());
        }
    }

    private CommandResult go(Platform platform, Path program) {
        // In qemu 7.2, /proc/self/exe is not the program for execve.
        return stub.sh("cd %s; WITNESS=1 QEMU_CPU=%s ./%s %s"
                .formatted(
                        program.getParent(),
                        TestingStub.cpu(platform),
                        program.getFileName(),
                        platform == Platform.AMD64 ? "again" : "plain"));
    }
}
