package dev.mt.release.pins;

import dev.mt.core.process.Command;
import dev.mt.core.process.ProcessRunner;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real Renovate, as {@code ./check} installs it, on this checkout. It sees what git knows: a new file has to be added first.
 *
 * @param folder where it may write
 */
record TestingRenovate(Path folder) {
    /** This checkout. */
    static final Path HOME = Path.of(System.getProperty("mt.home", "")).toAbsolutePath();

    private static final Path BIN = HOME.resolve("target/tools/renovate/bin");

    /** The strict validator's word on renovate.json. */
    String validate(Path config) {
        return run(BIN.resolve("renovate-config-validator"), Map.of(), "--strict", "--no-global", config.toString());
    }

    /** What each manager found: {@code {manager: [{packageFile, deps: […]}]}}. */
    JsonNode extraction() throws IOException {
        Path report = folder.resolve("report.json");
        run(
                BIN.resolve("renovate"),
                Map.of("RENOVATE_REPORT_TYPE", "file", "RENOVATE_REPORT_PATH", report.toString()),
                "--platform=local",
                "--dry-run=extract");
        return JsonMapper.shared()
                .readTree(Files.readString(report))
                .path("repositories")
                .path("local")
                .path("packageFiles");
    }

    /** The branches that it would make, each with its upgrades and whether it would be merged by itself. */
    JsonNode branches(TestingVersions versions) throws IOException {
        Path hook = folder.resolve("branches.mjs");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("branches.mjs"))) {
            Files.write(hook, in.readAllBytes());
        }
        Path config = Files.writeString(folder.resolve("global.json"), versions.globalConfig());
        Path branches = folder.resolve("branches.json");
        run(
                BIN.resolve("renovate"),
                Map.of(
                        "NODE_OPTIONS",
                        "--import=" + hook.toUri(),
                        "MT_BRANCHES",
                        branches.toString(),
                        "RENOVATE_CONFIG_FILE",
                        config.toString(),
                        "GOPROXY",
                        versions.address() + "/go"),
                "--platform=local",
                "--dry-run=lookup");
        return JsonMapper.shared().readTree(Files.readString(branches));
    }

    private String run(Path program, Map<String, String> more, String... arguments) {
        TestingPrograms.require(Files.isExecutable(program), "Renovate is not installed: ./.ci/tool renovate");
        String[] words = new String[arguments.length + 1];
        words[0] = program.toString();
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return new ProcessRunner()
                .run(Command.of(words)
                        .in(HOME)
                        .with(Map.of("PATH", path, "HOME", folder.toString()))
                        .with(Map.of(
                                "RENOVATE_BASE_DIR", folder.resolve("renovate").toString()))
                        .with(more))
                .orFail("running Renovate")
                .logText();
    }
}
