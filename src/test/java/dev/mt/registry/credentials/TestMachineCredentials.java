package dev.mt.registry.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestMachineCredentials {
    private static final String PLAIN = "{\"auths\":{\"%s\":{\"auth\":\"dTpwOnE=\"}}}"; // u:p:q
    private static final Credential.Login LOGIN = new Credential.Login("u", "p:q");

    @TempDir
    private Path folder = Path.of("");

    private final List<Command> asked = new ArrayList<>();

    private CommandRunner helper(int status, String output) {
        return (command, line) -> {
            asked.add(command);
            return new CommandResult(command, status, List.of(output), List.of(output));
        };
    }

    private Optional<Credential> find(Map<String, String> environment, String registry, String repository) {
        return MachineCredentials.of(environment, helper(1, "not to be asked")).find(registry, repository);
    }

    private Path write(String path, String json) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, json);
    }

    @ParameterizedTest
    @CsvSource({
        "XDG_RUNTIME_DIR, containers/auth.json",
        "XDG_CONFIG_HOME, containers/auth.json",
        "HOME, .config/containers/auth.json",
        "DOCKER_CONFIG, config.json",
        "HOME, .docker/config.json",
    })
    void filesOfOtherToolsAreRead(String variable, String path) throws IOException {
        write(path, PLAIN.formatted("example.org:5000"));
        Map<String, String> environment = Map.of(variable, folder.toString());
        assertThat(find(environment, "example.org:5000", "x/y")).contains(LOGIN);
        assertThat(find(environment, "example.org", "x/y")).isEmpty();
    }

    @Test
    void theNamedFileIsTheOnlyOne() throws IOException {
        Path named = write("own.json", PLAIN.formatted("example.org"));
        write(".docker/config.json", PLAIN.formatted("other.org"));
        Map<String, String> environment = Map.of("HOME", folder.toString(), "REGISTRY_AUTH_FILE", named.toString());
        assertThat(find(environment, "example.org", "x/y")).contains(LOGIN);
        assertThat(find(environment, "other.org", "x/y")).isEmpty();
        assertThatThrownBy(() -> find(Map.of("REGISTRY_AUTH_FILE", folder + "/gone"), "example.org", "x/y"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("which is no file");
    }

    @Test
    void theEnvironmentComesFirst() throws IOException {
        write(".docker/config.json", PLAIN.formatted("example.org"));
        Map<String, String> environment =
                Map.of("HOME", folder.toString(), "MT_REGISTRY_USER", "me", "MT_REGISTRY_PASSWORD", "pw");
        assertThat(find(environment, "example.org", "x")).contains(new Credential.Login("me", "pw"));
        assertThatThrownBy(() -> find(Map.of("MT_REGISTRY_USER", "me"), "example.org", "x"))
                .isInstanceOf(Failure.class)
                .hasMessage("MT_REGISTRY_USER is set, but MT_REGISTRY_PASSWORD is not");
    }

    @ParameterizedTest
    @CsvSource({
        "https://index.docker.io/v1/, docker.io",
        "docker.io, docker.io",
        "https://example.org, example.org",
        "https://example.org/v2/, example.org",
        "example.org/x, example.org",
        "example.org/x/y, example.org",
    })
    void keysOfEveryFormAreKnown(String key, String registry) throws IOException {
        write(".docker/config.json", PLAIN.formatted(key));
        assertThat(find(Map.of("HOME", folder.toString()), registry, "x/y")).contains(LOGIN);
    }

    @Test
    void theMostSpecificEntryCounts() throws IOException {
        write(
                ".config/containers/auth.json",
                "{\"auths\":{\"e.org\":{\"username\":\"all\",\"password\":\"1\"},\"e.org/x\":{\"username\":\"x\",\"password\":\"2\"}}}");
        Map<String, String> environment = Map.of("HOME", folder.toString());
        assertThat(find(environment, "e.org", "x/y")).contains(new Credential.Login("x", "2"));
        assertThat(find(environment, "e.org", "z")).contains(new Credential.Login("all", "1"));
    }

    @Test
    void helpersAreAsked() throws IOException {
        write(
                ".docker/config.json",
                "{\"credHelpers\":{\"e.org\":\"pass\"},\"credsStore\":\"store\",\"auths\":{\"e.org\":{}}}");
        Map<String, String> environment = Map.of("HOME", folder.toString());
        CommandRunner runner = helper(0, "{\"ServerURL\":\"e.org\",\"Username\":\"<token>\",\"Secret\":\"long\"}");
        CredentialSource source = MachineCredentials.of(environment, runner);
        assertThat(source.find("e.org", "x")).contains(new Credential.IdentityToken("long"));
        assertThat(source.find("docker.io", "x")).isPresent();
        assertThat(asked)
                .extracting(Command::words)
                .containsExactly(List.of("docker-credential-pass", "get"), List.of("docker-credential-store", "get"));
        assertThat(asked).extracting(Command::input).containsExactly("e.org", "https://index.docker.io/v1/");
    }

    @Test
    void aHelperWithoutALoginIsNoFailure() throws IOException {
        write(".docker/config.json", "{\"credsStore\":\"store\"}");
        Map<String, String> environment = Map.of("HOME", folder.toString());
        assertThat(MachineCredentials.of(environment, helper(1, "credentials not found in native keychain"))
                        .find("e.org", "x"))
                .isEmpty();
        assertThatThrownBy(() ->
                        MachineCredentials.of(environment, helper(2, "s3cret")).find("e.org", "x"))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.text())
                        .contains("docker-credential-store", "status 2")
                        .doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auths\":{\"e.org\":{\"auth\":\"!!!s3cret\"}}}",
                "{\"auths\":{\"e.org\":{\"auth\":\"czNjcmV0\"}}}",
                "{\"auths\": s3cret"
            })
    void damagedFilesAreNamedAndNotShown(String json) throws IOException {
        write(".docker/config.json", json);
        assertThatThrownBy(() -> find(Map.of("HOME", folder.toString()), "e.org", "x"))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.text())
                        .contains(".docker/config.json")
                        .doesNotContain("s3cret"));
    }

    @Test
    void secretsDoNotShow() {
        assertThat(LOGIN + " " + new Credential.IdentityToken("long")).doesNotContain("p:q", "long");
    }
}
