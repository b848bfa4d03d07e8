package dev.mt.recipe.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder of programs that a test wrote as shell scripts, and a machine that has nothing else in its PATH. */
public final class TestingPath {
    private final Path folder;
    private final Map<String, String> variables = new LinkedHashMap<>();

    public TestingPath(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("bin"));
        variables.put("PATH", this.folder.toString());
        variables.put("HOME", folder.toString());
    }

    /** Adds a program. */
    public TestingPath program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    public TestingPath variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public Path program(String name) {
        return folder.resolve(name);
    }

    public Map<String, String> environment() {
        return Map.copyOf(variables);
    }

    public Host host() {
        return new Host(variables);
    }
}
