package dev.mt.release.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.Foreground;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestWithSecrets {
    private static final Login ROLE = role(TestingVault.SECRET_ID);
    private static final Login JWT = new Login.Jwt("forge/jwt", TestingVault.ROLE, new Secret(TestingVault.JWT));

    private final List<String> log = new ArrayList<>();
    private final List<Command> ran = new ArrayList<>();
    private final List<Duration> slept = new ArrayList<>();
    private TestingVault vault;

    TestWithSecrets() throws IOException {
        vault = new TestingVault();
    }

    @BeforeEach
    void fill() {
        vault.put("secret/ci/registry", "password", "pass word\n").put("secret/ci/registry", "user", "mt");
        vault.put("old/signing", "key", "-----BEGIN KEY-----");
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private static Login role(String secret) {
        return new Login.AppRole("approle", TestingVault.ROLE, new Secret(secret));
    }

    private int run(Login login, Foreground foreground, String... fields) {
        VaultSession session =
                new VaultSession(VaultSettings.of(vault.address(), false), slept::add, vault.clock(), log::add);
        return new WithSecrets(session, foreground, log::add)
                .run(login, List.of(fields).stream().map(SecretField::parse).toList(), Command.of("publish", "it"));
    }

    private int done(Command command) {
        ran.add(command);
        return 0;
    }

    @Test
    void fieldsAreInTheEnvironmentAndNowhereElse() {
        int status = run(ROLE, this::done, "PASSWORD=secret/ci/registry#password", "KEY=old/signing#key");
        assertThat(status).isZero();
        assertThat(ran).hasSize(1);
        assertThat(ran.getFirst().environment())
                .isEqualTo(Map.of("PASSWORD", "pass word\n", "KEY", "-----BEGIN KEY-----"));
        assertThat(ran.getFirst().words()).containsExactly("publish", "it");
        assertThat(log).isEmpty();
        assertThat(vault.asked())
                .containsExactly(
                        "POST auth/approle/login",
                        "GET sys/internal/ui/mounts/secret/ci/registry",
                        "GET secret/data/ci/registry",
                        "GET sys/internal/ui/mounts/old/signing",
                        "GET old/signing",
                        "POST auth/token/revoke-self");
    }

    @Test
    void noTokenIsWorthAnythingWhileTheCommandRuns() {
        run(ROLE, command -> {
            assertThat(vault.valid()).isZero();
            return done(command);
        });
        assertThat(ran).hasSize(1);
        assertThat(vault.made()).isEqualTo(1);
    }

    @Test
    void theCommandsStatusIsPassedOn() {
        assertThat(run(ROLE, command -> 3)).isEqualTo(3);
        assertThat(run(ROLE, command -> 137)).isEqualTo(137);
        assertThat(vault.valid()).isZero();
    }

    @Test
    void signedTokensAndTokensLogInAsWell() {
        assertThat(run(JWT, this::done, "A=secret/ci/registry#user")).isZero();
        assertThat(run(new Login.Token(new Secret(vault.token())), this::done, "A=secret/ci/registry#user"))
                .isZero();
        assertThat(ran).hasSize(2);
        assertThat(vault.valid()).isZero();
    }

    @Test
    void whoIsNotLetInIsTold() {
        refused(
                role("no"),
                "logging in to OpenBao as role 'release' (auth/approle) failed: "
                        + "OpenBao says status 400: invalid role or secret ID");
        refused(
                new Login.Jwt("forge/jwt", "other", new Secret(TestingVault.JWT)),
                "logging in to OpenBao as role 'other' (auth/forge/jwt) failed: OpenBao says status 403: permission denied");
        assertThat(vault.made()).isZero();
    }

    @Test
    void theTokenIsRevokedWhenReadingFails() {
        refused(
                ROLE,
                "reading secret/ci/nothing from OpenBao failed: there is no such secret",
                "A=secret/ci/nothing#a");
        refused(ROLE, "secret/ci/registry has no field 'a'", "A=secret/ci/registry#a");
        refused(ROLE, "status 403: 1 error occurred: * permission denied", "A=secret/forbidden#a");
        refused(ROLE, "finding the store of elsewhere/x in OpenBao failed", "A=elsewhere/x#a");
        refused(ROLE, "no key/value store has it", "A=pki/cert#a");
        vault.put("old/numbers", "n", 5).put("old/numbers", "empty", "");
        refused(ROLE, "the field old/numbers#n is no text", "A=old/numbers#n");
        refused(ROLE, "the field old/numbers#empty is empty", "A=old/numbers#empty");
        assertThat(vault.made()).isEqualTo(7);
        assertThat(vault.valid()).isZero();
        assertThat(ran).isEmpty();
    }

    @Test
    void theTokenIsRevokedWhenTheCommandCannotStart() {
        assertThatThrownBy(() -> run(ROLE, command -> {
                    throw Failure.of("cannot start publish");
                }))
                .hasMessage("cannot start publish");
        assertThat(vault.valid()).isZero();
    }

    @Test
    void aSealedStoreIsSaidToBe() {
        vault.seal(true);
        refused(ROLE, "logging in to OpenBao as role 'release' (auth/approle) failed: OpenBao is sealed");
        assertThat(slept).isEmpty(); // nobody unseals it in a second
    }

    @Test
    void whatFailsInPassingIsTriedAgain() {
        vault.breakFor(2);
        assertThat(run(ROLE, this::done)).isZero();
        assertThat(slept).hasSize(2);
        vault.breakFor(3);
        refused(ROLE, "status 500: internal error");
    }

    @Test
    void aTokenThatExpiresWhileReadingIsSaidToHave() {
        VaultSession session =
                new VaultSession(VaultSettings.of(vault.address(), false), slept::add, vault.clock(), log::add);
        session.logIn(ROLE);
        vault.pass(601);
        assertThatThrownBy(() -> session.read(SecretSource.parse("secret/ci/registry#user")))
                .hasMessageContaining("the token has expired");
        assertThat(session.end()).isTrue(); // there is nothing to revoke
        assertThat(log).isEmpty();
    }

    @Test
    void aRevocationThatFailsIsTriedAgainAfterTheCommand() {
        vault.revoking(false);
        int status = run(ROLE, command -> {
            assertThat(vault.valid()).isEqualTo(1);
            vault.revoking(true);
            return done(command);
        });
        assertThat(status).isZero();
        assertThat(vault.valid()).isZero();
        assertThat(log)
                .singleElement()
                .asString()
                .startsWith("revoking the token of OpenBao failed: OpenBao says status 500: failed to revoke entry")
                .contains("stays valid for another 600 seconds")
                .endsWith("trying again when the command has ended");
    }

    @Test
    void aTokenThatCannotBeRevokedMakesTheRunFail() {
        vault.revoking(false);
        assertThat(run(ROLE, this::done)).isEqualTo(1);
        assertThat(run(ROLE, command -> 7)).isEqualTo(7);
        assertThat(log).hasSize(4);
    }

    @Test
    void aTokenThatExpiredInsteadIsGoneAsWell() {
        vault.revoking(false);
        int status = run(ROLE, command -> {
            vault.pass(601);
            return done(command);
        });
        assertThat(status).isZero();
        assertThat(log).hasSize(1);
    }

    @Test
    void tokensAreNotCarriedElsewhere() throws IOException {
        try (TestingVault other = new TestingVault()) {
            vault.redirectTo(other.address());
            refused(ROLE, "OpenBao sends elsewhere (status 307)");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void nobodyThereIsSaid() {
        vault.close();
        refused(ROLE, "OpenBao at " + vault.address() + " does not answer");
    }

    /** Runs, has to fail with these words, and must not tell a secret however it is asked. */
    private void refused(Login login, String words, String... fields) {
        assertThatThrownBy(() -> run(login, this::done, fields)).isInstanceOfSatisfying(Failure.class, failure -> {
            StringWriter everything = new StringWriter();
            failure.printStackTrace(new PrintWriter(everything));
            assertThat(everything + failure.text() + log + login)
                    .contains(words)
                    .doesNotContain(TestingVault.SECRET_ID)
                    .doesNotContain(TestingVault.JWT)
                    .doesNotContain("hvs.t0ken")
                    .doesNotContain("pass word");
        });
    }
}
