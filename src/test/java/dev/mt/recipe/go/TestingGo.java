package dev.mt.recipe.go;

import dev.mt.core.TailscaleVersion;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.CommandRunner;
import dev.mt.core.process.TestingCommandRunner;
import dev.mt.recipe.host.TestingPath;
import dev.mt.recipe.pins.GoModule;
import dev.mt.recipe.pins.TailscalePin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pin of Tailscale, and a Go that does what a test says. */
public final class TestingGo {
    private final Path folder;
    private final Go go;

    /**
     * A Go in a folder.
     *
     * @param commands what the command `go env` is run by; the steps' own commands go through their work
     */
    public TestingGo(Path folder, TestingCommandRunner commands) throws IOException {
        this.folder = folder;
        commands.on("env", "https://proxy.test", "sum.test", "", "", "", "", "/go", "/go/mod", "/go/cache");
        TestingPath path = new TestingPath(folder.resolve("machine")).program("go", "exit 9");
        this.go = new Go(path.host(), "go1.27.4", commands);
    }

    /** A real Go. */
    TestingGo(Path folder, Go go) {
        this.folder = folder;
        this.go = go;
    }

    Go go() {
        return go;
    }

    public GoToolchain toolchain() {
        return new GoToolchain(go);
    }

    /** The pin of the version that go.mod names. */
    public TailscalePin pin() throws IOException {
        return pin("1.104.5");
    }

    /** The pin of a version, where go.mod names 1.104.5. */
    public TailscalePin pin(String version) throws IOException {
        Path pins = Files.createDirectories(folder.resolve("pins"));
        Files.writeString(
                pins.resolve("go.mod"),
                "module m\n\ngo 1.27.3\n\ntoolchain go1.27.4\n\nrequire tailscale.com v1.104.5\n");
        Files.writeString(pins.resolve("go.sum"), "tailscale.com v1.104.5 h1:AAA=\nother.test v1.0.0 h1:BBB=\n");
        return new TailscalePin(TailscaleVersion.parse(version), GoModule.read(pins), Optional.empty());
    }

    public TailscaleModule module() throws IOException {
        return new TailscaleModule(pin(), toolchain());
    }

    /** Scripts `go mod download` of two modules that are in folders already. */
    public static TestingCommandRunner downloads(
            TestingCommandRunner commands, Path folder, String one, Path first, String other, Path second)
            throws IOException {
        Path info = Files.writeString(folder.resolve("module.info"), """
                {"Version": "v1", "Time": "2026-11-10T12:00:00Z"}
                """);
        for (Map.Entry<String, Path> module : Map.of(one, first, other, second).entrySet()) {
            commands.on("mod download -json " + module.getKey(), command -> {
                List<String> lines =
                        List.of("{", "\"Dir\": \"" + module.getValue() + "\",", "\"Info\": \"" + info + "\"", "}");
                return new CommandResult(command, 0, lines, lines);
            });
        }
        return commands;
    }

    /** Runs nothing. */
    static CommandRunner nobody() {
        return new TestingCommandRunner();
    }
}
