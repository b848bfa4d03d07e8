package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.CommandResult;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./mt} does before there is a program. */
@Timeout(60)
class TestMtScript {
    @TempDir
    Path folder;

    private TestingScript mt;

    @BeforeEach
    void checkout() throws IOException {
        mt = new TestingScript(folder);
    }

    @Test
    void buildsOnceAndThenOnlyStarts() throws IOException {
        mt.jdk("jdk", "25.0.1").maven();
        CommandResult first = mt.run("build", "--tar");
        assertThat(first.status()).as(first.logText()).isEqualTo(7);
        assertThat(first.log()).contains("mt: building the program itself");
        assertThat(mt.run("build").log()).noneMatch(line -> line.startsWith("mt: "));
        assertThat(mt.builds()).isEqualTo(1);
        Files.setLastModifiedTime(
                mt.home().resolve("src/main/java/Mt.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        mt.run("build");
        assertThat(mt.builds()).isEqualTo(2);
    }

    @Test
    void handsOnArgumentsOptionsAndStatus() throws IOException {
        mt.jdk("jdk", "25.0.1").maven().variable("MT_JAVA_OPTIONS", "-Xmx512m -Dx=y");
        CommandResult result = mt.run("build", "a b", "", "*", "--ca=$HOME");
        assertThat(result.status()).isEqualTo(7);
        Path home = mt.home();
        assertThat(result.output())
                .containsSubsequence("-Xmx480m", "-Xmx512m", "-Dx=y", "-cp")
                .contains("-Dmt.home=" + home, "-Dmt.columns=")
                .endsWith(
                        home + "/target/mt/mt.jar:" + home + "/target/mt/lib/a.jar",
                        "dev.mt.cli.Main",
                        "build",
                        "a b",
                        "",
                        "*",
                        "--ca=$HOME")
                .as("what could not be rehearsed is not asked for")
                .noneMatch(word -> word.startsWith("-XX:AOTCache="));
    }

    @Test
    void isFoundThroughALink() throws IOException {
        mt.jdk("jdk", "25").maven();
        Path link =
                Files.createSymbolicLink(folder.resolve("mt-link"), mt.home().resolve("mt"));
        assertThat(mt.runAs(link, "--version").output()).contains("-Dmt.home=" + mt.home());
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.1", "26-ea", "27"})
    void takesAJdkThatIsNewEnough(String version) throws IOException {
        mt.jdk("jdk", version).maven();
        assertThat(mt.run().status()).isEqualTo(7);
        assertThat(mt.home().resolve("mvn-calls")).hasContent(folder.resolve("jdk") + "\n");
    }

    @Test
    void aMachineWithoutMavenIsNamed() throws IOException {
        mt.jdk("jdk", "25.0.1");
        CommandResult result = mt.run("build");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.log())
                .contains("mt: there is no Maven on this machine (no 'mvn' in PATH), which builds this program")
                .anyMatch(line -> line.contains("apt-get install maven"));
    }

    @Test
    void aLibraryThatCannotBeFetchedIsNamed() throws IOException {
        mt.jdk("jdk", "25").maven("echo '[ERROR] Could not transfer artifact x from central'; exit 1");
        CommandResult result = mt.run("build");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.logText())
                .contains("[ERROR] Could not transfer artifact x", "Maven Central", "target/mt-build.log");
        mt.maven();
        assertThat(mt.run("build").status()).as("the next run tries again").isEqualTo(7);
    }

    @Test
    void aFullDiskIsNamed() throws IOException {
        mt.jdk("jdk", "25").maven("echo 'java.io.IOException: No space left on device' >&2; exit 1");
        assertThat(mt.run("build").logText()).contains("mt: the disk is full");
    }

    @Test
    void aJdkThatWentAwayIsReplaced() throws IOException {
        mt.jdk("jdk", "25").maven();
        mt.run("build");
        Files.delete(folder.resolve("jdk/bin/java"));
        mt.jdk("other", "25");
        CommandResult result = mt.run("build");
        assertThat(result.status()).as(result.logText()).isEqualTo(7);
    }

    @Test
    @Tag("machine")
    void aMachineWithoutJdk25IsNamed() throws IOException {
        TestingPrograms.require("unshare");
        TestingPrograms.require("root".equals(System.getProperty("user.name")), "not root");
        mt.jdk("old", "17.0.15").maven();
        CommandResult result = mt.runWithoutJdks("build");
        assertThat(result.status()).as(result.logText()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.log())
                .satisfiesExactly(
                        what -> assertThat(what).startsWith("mt: there is no JDK 25 on this machine"),
                        hint -> assertThat(hint).contains("adoptium.net", "JAVA_HOME"));
        assertThat(mt.builds()).isZero();
    }
}
