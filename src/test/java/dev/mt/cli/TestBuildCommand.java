package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.recipe.TestingRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code mt build} as a user sees it, with programs that are scripts. */
@Timeout(60)
class TestBuildCommand {
    @TempDir
    Path folder;

    private TestingRepository repository;

    @BeforeEach
    void make() throws IOException {
        repository = new TestingRepository(folder);
    }

    @AfterEach
    void end() {
        repository.close();
    }

    private TestingMt mt(String... arguments) {
        return TestingMt.in(repository.root(), repository.environment(), arguments);
    }

    @Test
    void printsDigestAndPathsAndNothingElse() {
        TestingMt mt = mt("build", "--no-slim", "arm64", "amd64", "--tar");
        assertThat(mt.status()).as(mt.err()).isZero();
        assertThat(mt.lines()).hasSize(4);
        assertThat(mt.lines().getFirst()).matches("sha256:[0-9a-f]{64}");
        assertThat(mt.lines().subList(1, 4))
                .allSatisfy(line -> assertThat(Path.of(line)).isAbsolute().exists());
        assertThat(mt.lines().get(2)).endsWith("dist/mikrotik-tailscale-1.104.5-dev-amd64.tar");
        assertThat(mt.err())
                .contains("tailscale (arm64): begins", "tailscale (arm64): done in ")
                .contains("v1.104.5-dev is ready after ")
                .contains("step ", "compilers", "sum ");
    }

    @Test
    void withoutChangeSaysThatEverythingWasFinished() {
        assertThat(mt("build", "--no-slim", "amd64").status()).isZero();
        TestingMt again = mt("build", "--no-slim", "amd64");
        assertThat(again.err()).contains("image (amd64): finished before").doesNotContain("begins", "compilers");
    }

    @Test
    void quietIsQuiet() {
        TestingMt mt = mt("build", "--no-slim", "amd64", "--progress=quiet");
        assertThat(mt.err()).isEmpty();
        assertThat(mt.lines()).hasSize(2);
    }

    @Test
    void jsonIsAllOfStandardOutput() {
        Path out = folder.resolve("elsewhere");
        TestingMt mt = mt("build", "--no-slim", "armv7", "--json", "--out", out.toString());
        JsonNode json = new JsonMapper().readTree(mt.out());
        assertThat(json.get("layout").stringValue())
                .isEqualTo(out.resolve("oci").toString());
        assertThat(json.get("images").get(0).get("arch").stringValue()).isEqualTo("armv7");
        assertThat(json.get("images").get(0).has("archive")).isFalse();
        assertThat(json.get("steps").size()).isGreaterThan(8);
        assertThat(repository.root().resolve("dist")).doesNotExist();
    }

    private void budget(String limits) throws IOException {
        Path settings = repository.root().resolve("image/image.toml");
        Files.writeString(
                settings,
                Files.readString(settings).replaceFirst("(?s)\n\\[budget\\].*", "") + "\n[budget]\n" + limits + "\n");
    }

    @Test
    void overBudgetNothingIsPutIntoTheFolder() throws IOException {
        budget("amd64 = 100_000_000\narm64 = 100_000_000");
        TestingMt within = mt("build", "--no-slim", "amd64", "arm64", "--tar", "--budget", "--progress=quiet");
        assertThat(within.status()).as(within.err()).isZero();
        String index = Files.readString(repository.root().resolve("dist/oci/index.json"));
        assertThat(mt("size", "--record").err()).isEmpty();

        budget("amd64 = 100_000_000\narm64 = 10");
        Files.writeString(repository.root().resolve("image/rootfs/etc/passwd"), "x".repeat(5_000));
        TestingMt over = mt("build", "--no-slim", "amd64", "arm64", "--tar", "--budget", "--progress=quiet");
        assertThat(over.status()).isEqualTo(1);
        assertThat(over.out()).isEmpty();
        assertThat(over.err().lines())
                .satisfiesExactly(
                        message -> assertThat(message)
                                .matches("mt: the image is over its budget: arm64 has [0-9,]+ bytes of files, "
                                        + "[0-9,]+ over its limit of 10; \\+[0-9,]+ in all since the record, "
                                        + "grew: /etc/passwd \\+5,000"),
                        hint -> assertThat(hint).startsWith("  make it smaller (./mt size --html"));
        assertThat(repository.root().resolve("dist/oci/index.json")).hasContent(index);

        assertThat(mt("build", "--no-slim", "amd64", "arm64", "--tar", "--progress=quiet")
                        .status())
                .isZero();
        assertThat(Files.readString(repository.root().resolve("dist/oci/index.json")))
                .isNotEqualTo(index);
    }

    @Test
    void withoutABudgetThereIsNothingToHoldTo() {
        TestingMt mt = mt("build", "--no-slim", "amd64", "--budget");
        assertThat(mt.status()).isEqualTo(1);
        assertThat(mt.err())
                .startsWith("mt: there is no budget to hold to: no [budget] in ")
                .doesNotContain("begins");
    }

    @Test
    void aFailureIsOneSentenceAfterWhatWasSaid() throws IOException {
        Files.delete(repository.path().program("make"));
        TestingMt mt = mt("build", "--no-slim", "amd64");
        assertThat(mt.status()).isEqualTo(1);
        assertThat(mt.out()).isEmpty();
        assertThat(mt.err().lines().filter(line -> line.startsWith("mt: ")))
                .singleElement()
                .asString()
                .startsWith("mt: there is no make on this machine");
        assertThat(mt.err()).doesNotContain("\tat ").doesNotContain("is ready");
        assertThat(mt("build", "--no-slim", "amd64", "--progress=quiet").err().lines())
                .hasSize(2);
    }
}
