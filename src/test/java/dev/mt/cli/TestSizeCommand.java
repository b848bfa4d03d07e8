package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.oci.DockerArchive;
import dev.mt.oci.LayoutWriter;
import dev.mt.oci.TestingImages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TestSizeCommand {
    @TempDir
    private Path home = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        PrintWriter errors = new PrintWriter(err);
        Context context = new Context(new Console(new PrintWriter(out), errors, false, 80, false), home, Map.of());
        return new CommandLine(new SizeCommand(context))
                .setOut(context.console().out())
                .setErr(errors)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    errors.println(e.getMessage());
                    return 1;
                })
                .execute(arguments);
    }

    private void build() {
        LayoutWriter.write(home.resolve("dist/oci"), "v1", TestingImages.images(home), Map.of());
    }

    @Test
    void whatWasBuiltIsMeasured() {
        build();
        assertThat(run()).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains(" bytes in ")))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactlyElementsOf(Platform.ids());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void architecturesAreChosen() {
        build();
        assertThat(run("armv5", "arm64", "--json")).isZero();
        assertThat(out.toString())
                .startsWith("{\n")
                .contains("\"platform\" : \"arm64\"", "\"platform\" : \"armv5\"")
                .doesNotContain("armv7", "amd64");
    }

    @Test
    void anotherImageIsComparedWith() {
        build();
        DockerArchive.write(
                home.resolve("x.tar"),
                TestingImages.image(Platform.ARM64, TestingImages.tree(Platform.ARMV7), home),
                "x:y");
        assertThat(run("--compare", home.resolve("x.tar").toString())).isZero();
        assertThat(out.toString())
                .startsWith(
                        "before: " + home.resolve("x.tar") + "\nafter:  " + home.resolve("dist/oci") + "\n\narm64\n")
                .contains("/etc/platform")
                .contains("unchanged")
                .doesNotContain("/etc/passwd");
        assertThat(run(
                        "--compare",
                        home.resolve("dist").toString(),
                        "--from",
                        home.resolve("x.tar").toString(),
                        "--json"))
                .isZero();
        assertThat(out.toString()).contains("\"before\" : \"" + home.resolve("dist/oci"));
    }

    @Test
    void nothingBuiltIsSaidSo() {
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("there is no image at " + home.resolve("dist"));
    }

    @Test
    void anUnknownArchitectureIsRefused() {
        assertThat(run("armv6")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("unknown architecture 'armv6'");
    }
}
