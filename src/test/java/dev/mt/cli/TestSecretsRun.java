package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.release.secrets.TestingVault;
import dev.mt.testing.TestingPrograms;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mt secrets run} as a process of its own, which can be killed. */
class TestSecretsRun {
    @TempDir
    private Path folder = Path.of("");

    private final TestingVault vault;

    TestSecretsRun() throws IOException {
        vault = new TestingVault();
    }

    @BeforeEach
    void fill() {
        vault.put("secret/ci/registry", "password", "the password");
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private Process start(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dmt.home=" + folder,
                "dev.mt.cli.Main",
                "secrets",
                "run",
                "--vault-addr",
                vault.address(),
                "--role",
                TestingVault.ROLE,
                "--field",
                "PASSWORD=secret/ci/registry#password",
                "--"));
        words.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(file("out")).redirectError(file("err"));
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        "/usr/bin:/bin",
                        "KEPT",
                        "yes",
                        "BAO_SECRET_ID",
                        TestingVault.SECRET_ID,
                        "HOME",
                        "/nowhere"));
        return builder.start();
    }

    private File file(String name) {
        return folder.resolve(name).toFile();
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    @Tag("machine")
    void theCommandSeesWhatItMay() throws IOException, InterruptedException {
        Process mt = start("sh", "-c", "env | sort; echo oops >&2; exit 5");
        assertThat(mt.waitFor()).isEqualTo(5);
        assertThat(text("out")).contains("KEPT=yes\n").contains("PASSWORD=the password\n");
        assertThat(text("out"))
                .doesNotContain(TestingVault.SECRET_ID)
                .doesNotContain("BAO_")
                .doesNotContain("hvs.");
        assertThat(text("err")).isEqualTo("oops\n");
        assertThat(vault.valid()).isZero();
    }

    /** A signal to mt, whether the token could be revoked before the command started, and mt's status. */
    @ParameterizedTest
    @CsvSource({"TERM, true, 143", "INT, false, 130", "TERM, false, 143"})
    @Tag("machine")
    void noTokenAndNoCommandIsLeftBySignals(String signal, boolean early, int status)
            throws IOException, InterruptedException {
        vault.revoking(early);
        Process mt = start(
                "sh",
                "-c",
                "echo $$ > $1.new; mv $1.new $1; exec sleep 100",
                "sh",
                folder.resolve("running").toString());
        Path running = folder.resolve("running");
        try {
            until(() -> Files.exists(running));
            long child = Long.parseLong(Files.readString(running).strip());
            vault.revoking(true);
            TestingPrograms.run(folder, "kill", "-" + signal, Long.toString(mt.pid()));
            assertThat(mt.waitFor()).isEqualTo(status);
            assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(vault.made()).isEqualTo(1);
            assertThat(vault.valid()).isZero();
        } finally {
            mt.destroyForcibly();
        }
    }

    @Test
    @Tag("machine")
    void aKilledCommandsStatusIsPassedOn() throws IOException, InterruptedException {
        vault.revoking(false);
        Process mt = start("sh", "-c", "kill -KILL $$");
        until(() -> vault.asked().contains("POST auth/token/revoke-self"));
        vault.revoking(true);
        assertThat(mt.waitFor()).isEqualTo(137);
        assertThat(vault.valid()).isZero();
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(Condition condition) throws InterruptedException {
        for (int i = 0; i < 1000 && !condition.holds(); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(condition.holds()).isTrue();
    }

    @Test
    void withoutALoginNothingIsDone() {
        TestingMt mt = TestingMt.in(folder, Map.of(), "secrets", "run", "--vault-addr", vault.address(), "--", "true");
        assertThat(mt.status()).isEqualTo(2);
        assertThat(mt.err()).contains("nothing is there to log in to OpenBao with");
        assertThat(vault.asked()).isEmpty();
    }

    @Test
    void twoLoginsAreAskedAbout() {
        TestingMt mt = TestingMt.in(
                folder,
                Map.of("BAO_TOKEN", "hvs.x", "VAULT_JWT", "y"),
                "secrets",
                "run",
                "--vault-addr",
                vault.address(),
                "--",
                "true");
        assertThat(mt.status()).isEqualTo(2);
        assertThat(mt.err()).contains("there are 2 ways to log in to OpenBao: [jwt, token]");
        assertThat(mt.err()).doesNotContain("hvs.x");
    }

    @Test
    void aProgramThatIsNotThereIsSaid() {
        TestingMt mt = TestingMt.in(
                folder,
                Map.of("VAULT_TOKEN", vault.token(), "PATH", "/usr/bin:/bin"),
                "secrets",
                "run",
                "--vault-addr",
                vault.address(),
                "--field",
                "A=secret/ci/registry#password",
                "--",
                "/nowhere/at-all");
        assertThat(mt.status()).isEqualTo(1);
        assertThat(mt.err()).contains("cannot start /nowhere/at-all").doesNotContain("the password");
        assertThat(vault.valid()).isZero();
    }
}
