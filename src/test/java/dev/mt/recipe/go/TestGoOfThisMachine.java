package dev.mt.recipe.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import dev.mt.core.process.ProcessRunner;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.pins.GoModule;
import dev.mt.recipe.step.TestingWork;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Go, with a module proxy of ours in a folder: what the steps make of what Go says today. */
@Tag("machine")
class TestGoOfThisMachine {
    private static final String TINY = "example.com/tiny";

    @TempDir
    Path folder;

    private Path proxy = Path.of("");

    @BeforeEach
    void proxy() throws IOException {
        TestingPrograms.require(
                new Host(System.getenv()).inPath("go").isPresent() || Files.exists(Path.of("/usr/local/go/bin/go")),
                "no Go");
        proxy = folder.resolve("proxy");
        Path versions = Files.createDirectories(proxy.resolve(TINY + "/@v"));
        Files.writeString(versions.resolve("list"), "v1.0.0\n");
        Files.writeString(versions.resolve("v1.0.0.mod"), "module example.com/tiny\n");
        Files.writeString(
                versions.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\",\"Time\":\"2026-01-02T03:04:05Z\"}");
        try (OutputStream out = Files.newOutputStream(versions.resolve("v1.0.0.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(TINY + "@v1.0.0/go.mod"));
            zip.write("module example.com/tiny\n".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(TINY + "@v1.0.0/tiny.go"));
            zip.write("package tiny\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void makeDeletable() throws IOException {
        dev.mt.core.WholeFile.deleteTree(folder.resolve("modules"));
    }

    private Go go(String toolchain, String place) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH",
                System.getenv("PATH") + ":/usr/local/go/bin",
                "HOME",
                folder.toString(),
                "GOPROXY",
                place,
                "GOSUMDB",
                "off",
                "GOMODCACHE",
                folder.resolve("modules").toString(),
                "GOCACHE",
                folder.resolve("cache").toString()));
        return new Go(new Host(environment), toolchain, new ProcessRunner());
    }

    private String local() {
        return proxy.toUri().toString();
    }

    private ModuleFolder.Downloaded download(Go go, String version, String sum) throws IOException {
        Path pins = Files.createDirectories(folder.resolve("pins"));
        Files.writeString(pins.resolve("go.mod"), "module m\n\ngo 1.21\n\nrequire " + TINY + " v1.0.0\n");
        Files.writeString(pins.resolve("go.sum"), sum);
        TestingWork work = new TestingWork(folder.resolve("work"), new ProcessRunner());
        return ModuleFolder.pinned(work.scratch(), GoModule.read(pins), go).download(work, TINY, version);
    }

    private Failure refused(Go go, String version, String sum) {
        return catchThrowableOfType(Failure.class, () -> download(go, version, sum));
    }

    @Test
    void aModuleIsDownloadedWithTheTimeOfItsRelease() throws IOException {
        ModuleFolder.Downloaded tiny = download(go("local", local()), "v1.0.0", "");
        assertThat(tiny.folder().resolve("tiny.go")).hasContent("package tiny\n");
        assertThat(tiny.released()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void aWrongChecksumIsNamed() {
        String wrong = "h1:" + "A".repeat(43) + "=";
        assertThat(refused(go("local", local()), "v1.0.0", TINY + " v1.0.0 " + wrong + "\n"))
                .hasMessageStartingWith("downloading example.com/tiny@v1.0.0 failed: the checksum of "
                        + "example.com/tiny@v1.0.0 does not match: expected " + wrong + ", found h1:");
    }

    @Test
    void aProxyThatDoesNotAnswerIsNamed() {
        assertThat(refused(go("local", "http://127.0.0.1:9"), "v1.0.0", ""))
                .hasMessageContaining("the Go module proxy cannot be reached");
        assertThat(refused(go("local", "https://host.invalid"), "v1.0.0", ""))
                .hasMessageContaining("the Go module proxy cannot be reached");
    }

    @Test
    void aToolchainThatDoesNotExistIsNamed() throws IOException {
        TestingWork work = new TestingWork(folder.resolve("work"), new ProcessRunner());
        GoToolchain step = new GoToolchain(go("go1.99.9", local()));
        assertThat(catchThrowableOfType(Failure.class, () -> step.run(work)))
                .hasMessageContaining("cannot fetch its toolchain go1.99.9");
    }
}
