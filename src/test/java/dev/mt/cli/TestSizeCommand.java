package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.oci.DockerArchive;
import dev.mt.oci.LayoutWriter;
import dev.mt.oci.TestingImages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
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

    private void settings(String text) throws IOException {
        Files.createDirectories(home.resolve("image"));
        Files.writeString(home.resolve("image/image.toml"), text);
    }

    @Test
    void limitsAreShown() throws IOException {
        build();
        settings("[budget]\narm64 = 1\namd64 = 1_000_000_000\n");
        assertThat(run()).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("  limit ")))
                .satisfiesExactly(
                        amd64 -> assertThat(amd64).matches("  limit 1,000,000,000: 99[0-9,]+ left"),
                        arm64 -> assertThat(arm64).matches("  limit 1: [0-9,]+ too many"));
        assertThat(run("arm64", "--json")).isZero();
        assertThat(out.toString()).contains("\"limit\" : 1,\n").containsPattern("\"left\" : -[0-9]+,\n");
    }

    @Test
    void aWrongBudgetIsNamed() throws IOException {
        build();
        settings("[budget]\narm64 = \"much\"\n");
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("image.toml: 'budget.arm64' is no limit");
    }

    @Test
    void aPageIsWrittenWholeOrNotAtAll() throws IOException {
        build();
        Path page = home.resolve("pages/size.html");
        assertThat(run("arm64", "--html", page.toString())).isZero();
        assertThat(out.toString()).isEqualTo(page + "\n");
        String first = Files.readString(page);
        assertThat(first).startsWith("<!DOCTYPE html>\n").contains("arm64").doesNotContain("armv7");
        assertThat(run("arm64", "--html", page.toString())).isZero();
        assertThat(page).hasContent(first);
        assertThat(run("armv6", "--html", page.toString())).isEqualTo(1);
        assertThat(page).hasContent(first);
        assertThat(run("--html", home.resolve("pages").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cannot write the page " + home.resolve("pages"));
        assertThat(home.resolve("pages")).isDirectoryContaining("glob:**/size.html");
    }

    @Test
    void sizesAreRecordedByPlatform() throws IOException {
        build();
        assertThat(run("arm64", "--record")).isZero();
        assertThat(out.toString()).startsWith("arm64: ");
        Path record = home.resolve("image/size.json");
        String first = Files.readString(record);
        assertThat(first).startsWith("{\n  \"arm64\" : {\n").doesNotContain("armv7");
        assertThat(run("armv7", "arm64", "--record", "--json")).isZero();
        assertThat(Files.readString(record))
                .startsWith(first.substring(0, first.lastIndexOf("  }")))
                .contains("armv7");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        build();
        assertThat(run("--compare", "x", "--html", "y")).isNotZero();
        assertThat(run("--compare", "x", "--record")).isNotZero();
        assertThat(run("--json", "--html", "y")).isNotZero();
        assertThat(err.toString().lines())
                .containsExactly(
                        "--compare cannot be had together with --html or --record",
                        "--compare cannot be had together with --html or --record",
                        "--json and --html are two forms of the same");
        assertThat(Path.of("y")).doesNotExist();
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
