package dev.mt.image;

import dev.mt.testing.TestingPrograms;
import java.nio.file.Path;

/**
 * A small disk.
 *
 * @param folder where it is mounted
 */
record TestingTmpfs(Path folder) implements AutoCloseable {
    /** A disk of a size such as {@code 1m}. */
    static TestingTmpfs mount(String size) {
        TestingPrograms.require("mount");
        TestingPrograms.require(
                "root".equals(System.getProperty("user.name")), "mounting needs root, as ./check has it");
        Path folder = TestingMachine.folder("disk");
        TestingPrograms.run(folder, "mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
        return new TestingTmpfs(folder);
    }

    @Override
    public void close() {
        TestingPrograms.run(Path.of("/"), "umount", "--lazy", folder.toString());
    }
}
