package dev.mt.recipe.zig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import dev.mt.core.process.ProcessRunner;
import dev.mt.recipe.host.TestingPath;
import dev.mt.recipe.pins.TestingImageFolder;
import dev.mt.recipe.step.TestingWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestZig {
    /** A python3 whose pip installs a zig that is a script. */
    private static final String PIP = """
            while [ $# -gt 0 ]; do
                case $1 in --target) target=$2 ;; esac
                shift
            done
            echo "Collecting ziglang"
            /bin/mkdir -p "$target/ziglang"
            echo "#!/bin/sh" > "$target/ziglang/zig"
            """;

    @TempDir
    Path folder;

    @Test
    void isInstalledIntoTheStepsOwnFolder() throws IOException {
        TestingPath path = new TestingPath(folder)
                .program(
                        "python3",
                        PIP + "/bin/chmod +x \"$target/ziglang/zig\"\necho \"$PIP_USER\" > \"$target/user\"");
        TestingWork work = new TestingWork(folder, new ProcessRunner());
        zig(path.variable("PIP_USER", "1")).run(work);
        assertThat(Zig.compiler(work.output())).isExecutable();
        assertThat(work.said()).anyMatch(said -> said.endsWith("Collecting ziglang"));
        assertThat(work.output().resolve("user"))
                .as("--user and --target do not go together")
                .hasContent("0\n");
    }

    @Test
    void aWheelForAnotherMachineIsNamed() throws IOException {
        TestingPath path = new TestingPath(folder).program("python3", PIP);
        TestingWork work = new TestingWork(folder, new ProcessRunner());
        Failure failure = catchThrowableOfType(Failure.class, () -> zig(path).run(work));
        assertThat(failure).hasMessage("the ziglang wheel holds no zig for this machine");
    }

    @Test
    void onlyVersionsAndHashesMakeItsKey() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "# a\nziglang==1 \\\n    --hash=sha256:00\n");
        Path other = Files.writeString(folder.resolve("other"), "# b\nziglang==1 \\\n    --hash=sha256:00\n");
        Path changed = Files.writeString(folder.resolve("changed"), "# a\nziglang==1 \\\n    --hash=sha256:01\n");
        TestingPath path = new TestingPath(folder);
        assertThat(TestingWork.key(new Zig(one, path.host()))).isEqualTo(TestingWork.key(new Zig(other, path.host())));
        assertThat(TestingWork.key(new Zig(one, path.host())))
                .isNotEqualTo(TestingWork.key(new Zig(changed, path.host())));
    }

    private static Zig zig(TestingPath path) {
        return new Zig(TestingImageFolder.file("toolchain/requirements.txt"), path.host());
    }
}
