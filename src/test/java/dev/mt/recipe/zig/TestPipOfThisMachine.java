package dev.mt.recipe.zig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.process.ProcessRunner;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.step.TestingWork;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real pip, with a wheel of ours: what the step makes of what pip says today. */
@Tag("machine")
class TestPipOfThisMachine {
    @TempDir
    Path folder;

    private Path wheel = Path.of("");

    @BeforeEach
    void wheel() throws IOException {
        TestingPrograms.require("python3");
        TestingPrograms.require(
                TestingPrograms.tryRun(folder, "python3", "-m", "pip", "--version")
                        .succeeded(),
                "no pip");
        wheel = folder.resolve("ziglang-0.15.2-py3-none-any.whl");
        try (OutputStream out = Files.newOutputStream(wheel);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "ziglang/zig", "#!/bin/sh\n");
            String info = "ziglang-0.15.2.dist-info/";
            add(zip, info + "METADATA", "Metadata-Version: 2.1\nName: ziglang\nVersion: 0.15.2\n");
            add(zip, info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            add(zip, info + "RECORD", "");
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private Failure failure(String hash, Map<String, String> settings) throws IOException {
        Path requirements = Files.writeString(
                folder.resolve("requirements.txt"),
                "ziglang==0.15.2 \\\n    --hash=sha256:%s \\\n    --hash=sha256:%s\n".formatted("a".repeat(64), hash));
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("PIP_RETRIES", "0");
        if (System.getenv("PYENV_ROOT") != null) {
            environment.put("PYENV_ROOT", System.getenv("PYENV_ROOT"));
        }
        TestingWork work = new TestingWork(folder, new ProcessRunner());
        return catchThrowableOfType(Failure.class, () -> new Zig(requirements, new Host(environment)).run(work));
    }

    private Map<String, String> local() {
        return Map.of("PIP_NO_INDEX", "1", "PIP_FIND_LINKS", folder.toString());
    }

    @Test
    void aWrongHashIsNamed() throws IOException {
        assertThat(failure("b".repeat(64), local()))
                .hasMessageContaining("the checksum of ziglang==0.15.2 does not match")
                .hasMessageContaining("expected " + "a".repeat(64))
                .hasMessageContaining("b".repeat(64))
                .hasMessageEndingWith("found " + Digest.ofFile(wheel).hex());
    }

    /** It gets past pip's checks, and then lacks what is looked for: modes are not kept by wheels without them. */
    @Test
    void theRightHashIsTaken() throws IOException {
        assertThat(failure(Digest.ofFile(wheel).hex(), local()))
                .hasMessage("the ziglang wheel holds no zig for this machine");
    }

    @Test
    void settingsOfTheUserDoNotGetInTheWay() throws IOException {
        Map<String, String> settings = new HashMap<>(local());
        settings.put("PIP_USER", "1");
        settings.put("PIP_REQUIRE_VIRTUALENV", "1");
        assertThat(failure(Digest.ofFile(wheel).hex(), settings))
                .hasMessage("the ziglang wheel holds no zig for this machine");
    }

    @Test
    void anIndexThatDoesNotAnswerIsNamed() throws IOException {
        assertThat(failure("b".repeat(64), Map.of("PIP_INDEX_URL", "http://127.0.0.1:9/simple")))
                .hasMessageContaining("package index cannot be reached");
    }

    @Test
    void aMissingVersionIsNamed() throws IOException {
        Files.delete(wheel);
        assertThat(failure("b".repeat(64), local())).hasMessageContaining("or lacks the pinned version");
    }
}
