package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real pipelines are right, and what is broken in them is found. */
class TestPipelines {
    private static final Path HOME = Path.of(System.getProperty("mt.home", "")).toAbsolutePath();

    @TempDir
    private Path checkout = Path.of("");

    /** What the check looks at. */
    @BeforeEach
    void copy() throws IOException {
        List<Path> files = new ArrayList<>(List.of(
                HOME.resolve("release.toml"),
                HOME.resolve("mt"),
                HOME.resolve("check"),
                HOME.resolve("image/image.toml")));
        for (String folder : List.of(".woodpecker", ".ci")) {
            try (Stream<Path> list = Files.list(HOME.resolve(folder))) {
                files.addAll(list.toList());
            }
        }
        for (Path file : files) {
            Path target = checkout.resolve(HOME.relativize(file));
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private TestingMt check() {
        return TestingMt.in(checkout, Map.of(), "pipelines", "check");
    }

    private void change(String file, String find, String replace) throws IOException {
        Path path = checkout.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(find);
        Files.writeString(path, text.replace(find, replace));
    }

    @Test
    void theRealOnesAgree() {
        TestingMt mt = check();
        assertThat(mt.err()).isEqualTo("the pipelines agree with themselves and with release.toml\n");
        assertThat(mt.status()).isZero();
    }

    /** File, what is changed to what, and what the check then says of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            release     | from_secret: release_secret_id | from_secret: relase_secret_id | nothing provides the secret 'relase_secret_id'
            release     | #password                     | #passwort                    | nothing provides secret/mikrotik-tailscale/registry#passwort: release.toml does not list it
            release     | --role mikrotik-tailscale-release | --role other            | release.toml lists no role 'other'
            release     | --key env:MT_SIGNING_KEY      | --key env:SIGNING_KEY        | nothing provides the variable SIGNING_KEY
            release     | MT_REGISTRY_USER=             | REGISTRY_USER=               | nothing provides the variable MT_REGISTRY_USER
            release     | BAO_SECRET_ID:                | SECRET_ID:                   | nothing is there to log in to OpenBao with
            release     | ./mt release publish          | ./mt release publisch        | does not parse: Unmatched argument
            release     | --tar --budget                | --tarball --budget           | does not parse: Unknown option: '--tarball'
            release     | ./mt verify                   | ./mt release                 | './mt release' does not parse: a command is missing
            release     | --field MT_SIGNING_KEY=secret | --field MT SIGNING_KEY=secret | nothing provides
            release     | ./.ci/prepare                 | ./.ci/prepair                | nothing provides the program './.ci/prepair'
            release     | ./.ci/prepare                 | curl                         | 'curl' is no program of this repository
            release     | ${CI_COMMIT_TAG}              | ${CI_COMIT_TAG}              | is more than a command with known variables
            release     | - ./mt verify                 | - ./mt verify; ./mt size     | is more than a command with known variables
            release     | - ./mt verify                 | - ./mt verify && true        | is more than a command with known variables
            release     | - ./mt verify                 | - ./mt verify $(id)          | is more than a command with known variables
            release     | privileged: true              | privileged: false            | step 'build' runs the image in namespaces, and is not privileged
            release     | "  - name: publish"           | "  - name: publish\n    privileged: true" | step 'publish' is privileged, and does nothing that needs it
            release     | openbao.lumpiasty.xyz         | vault.lumpiasty.xyz          | release.toml does not know https://vault.lumpiasty.xyz
            release     | lumpiasty/mikrotik-tailscale: | lumpiasty/mikrotik-tailscail: | is not the repository of release.toml
            release     | publish ${CI_COMMIT_TAG}      | publish --to quay.io/a/b     | quay.io/a/b is not the repository of release.toml
            release     | "event: tag"                  | "path: a"                    | it says no event
            renovate    | api/v1/                       | api/v2/                      | RENOVATE_ENDPOINT is https://gitea.lumpiasty.xyz/api/v1/ by release.toml
            renovate    | : lumpiasty/mikrotik-tailscale | : lumpiasty/other           | RENOVATE_REPOSITORIES is lumpiasty/mikrotik-tailscale by release.toml
            release-tag | "  - pr-build"                | "  - pr-built"               | it waits for the pipeline 'pr-built', which is not there
            release-tag | event: push                   | event: pull_request          | a pull request would get the secret 'tag_secret_id'
            release-tag | MT_GIT_PASSWORD=              | MT_GIT_PASSWD=               | nothing provides the variable MT_GIT_PASSWORD
            """)
    void whatIsBrokenIsFound(String file, String find, String replace, String says) throws IOException {
        change(".woodpecker/" + file + ".yaml", find, replace.replace("\\n", "\n"));
        TestingMt mt = check();
        assertThat(mt.err()).contains(says);
        assertThat(mt.err()).contains(".woodpecker/" + file + ".yaml:");
        assertThat(mt.status()).isEqualTo(1);
    }

    @Test
    void whatNobodyUsesAndOtherPlacesAreFound() throws IOException {
        change("release.toml", "\"release_secret_id\"", "\"release_secret_id\", \"spare\"");
        change("release.toml", "repository = \"lumpiasty/mikrotik-tailscale\"", "repository = \"lumpiasty/moved\"");
        assertThat(check().err())
                .contains("release.toml:1: it lists 'spare', which no pipeline uses")
                .contains(
                        "image/image.toml:1: the image's source is https://gitea.lumpiasty.xyz/lumpiasty/mikrotik-tailscale, and "
                                + "release.toml says https://gitea.lumpiasty.xyz/lumpiasty/moved");
    }

    @Test
    void problemsNameTheirLine() throws IOException {
        change(".woodpecker/release.yaml", "./mt verify", "./mt verifi");
        List<String> lines = Files.readAllLines(checkout.resolve(".woodpecker/release.yaml"));
        int line = lines.indexOf("      - ./mt verifi") + 1;
        assertThat(check().err()).contains(".woodpecker/release.yaml:%d: './mt verifi' does not parse".formatted(line));
    }

    @Test
    void whatIsNoYamlIsSaidToBe() throws IOException {
        Files.writeString(checkout.resolve(".woodpecker/x.yaml"), "steps: [a\n");
        assertThat(check().err()).contains(".woodpecker/x.yaml is no YAML");
        Files.writeString(checkout.resolve(".woodpecker/x.yaml"), "");
        assertThat(check().err()).contains(".woodpecker/x.yaml is empty");
    }

    @Test
    @Tag("machine")
    void woodpeckersSchemaPasses() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve(".woodpecker"))) {
            CommandResult judged =
                    judge("vendor.woodpecker-ci", files.map(Path::toString).toList());
            assertThat(judged.logText()).contains("ok -- validation done");
            assertThat(judged.succeeded()).isTrue();
        }
        change(".woodpecker/release.yaml", "privileged:", "priviledged:");
        assertThat(judge(
                                "vendor.woodpecker-ci",
                                List.of(checkout.resolve(".woodpecker/release.yaml")
                                        .toString()))
                        .succeeded())
                .isFalse();
        assertThat(judge(
                                "vendor.renovate",
                                List.of(HOME.resolve("renovate.json").toString()))
                        .succeeded())
                .isTrue();
    }

    private CommandResult judge(String schema, List<String> files) {
        Path program = HOME.resolve("target/tools/schemas/bin/check-jsonschema");
        TestingPrograms.require(Files.isExecutable(program), "check-jsonschema is not installed: ./.ci/tool schemas");
        List<String> words = new ArrayList<>(List.of(program.toString(), "--builtin-schema", schema));
        words.addAll(files);
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin");
        return new ProcessRunner().run(Command.of(words).with("PATH", path).with("HOME", checkout.toString()));
    }
}
