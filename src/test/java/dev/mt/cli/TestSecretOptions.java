package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Failure;
import dev.mt.release.secrets.TestingVault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Publishing and tagging with secrets out of a server that speaks as OpenBao does. */
class TestSecretOptions {
    private final List<String> said = new ArrayList<>();
    private TestingVault vault;

    @BeforeEach
    void start() throws IOException {
        vault = new TestingVault();
        vault.put("secret/ci/registry", "password", "hidden");
    }

    @AfterEach
    void stop() {
        vault.close();
    }

    private int around(ToIntFunction<Context> task, String... more) {
        SecretOptions options = new SecretOptions();
        List<String> words = new ArrayList<>(List.of("--vault-addr", vault.address(), "--role", TestingVault.ROLE));
        words.addAll(List.of(more));
        new CommandLine(new Anything()).addMixin("secrets", options).parseArgs(words.toArray(String[]::new));
        Context context = new Context(
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, 80, false),
                Path.of("."),
                Map.of("BAO_SECRET_ID", TestingVault.SECRET_ID, "OTHER", "stays"));
        return options.around(context, said::add, task);
    }

    @Command
    private static final class Anything {}

    private static final String[] FIELD = {"--field", "MT_REGISTRY_PASSWORD=secret/ci/registry#password"};

    @Test
    void whatIsDoneSeesTheFieldsAndTheTokenIsGoneByThen() {
        int status = around(
                context -> {
                    assertThat(context.environment())
                            .isEqualTo(Map.of("MT_REGISTRY_PASSWORD", "hidden", "OTHER", "stays"));
                    assertThat(vault.made()).isEqualTo(1);
                    assertThat(vault.valid()).isZero();
                    return 3;
                },
                FIELD);
        assertThat(status).isEqualTo(3);
        assertThat(said).isEmpty();
    }

    @Test
    void aFailureLeavesNoTokenEvenIfItCouldNotBeRevokedAtFirst() {
        vault.revoking(false);
        Assertions.assertThatThrownBy(() -> around(
                        context -> {
                            assertThat(vault.valid()).isEqualTo(1);
                            vault.revoking(true);
                            throw Failure.of("the registry burns", "");
                        },
                        FIELD))
                .hasMessage("the registry burns");
        assertThat(vault.valid()).isZero();
        assertThat(said).singleElement().asString().contains("revoking the token");
    }

    @Test
    void aFieldThatIsMissingStopsBeforeAnythingIsDone() {
        Assertions.assertThatThrownBy(
                        () -> around(context -> Assertions.fail("not reached"), "--field", "A=secret/ci/registry#gone"))
                .hasMessageContaining("has no field 'gone'");
        assertThat(vault.valid()).isZero();
    }

    @Test
    void anAddressWithoutAFieldIsAMistake() {
        Assertions.assertThatThrownBy(() -> around(context -> 0)).hasMessage("nothing is asked for from OpenBao");
        assertThat(vault.asked()).isEmpty();
    }

    @Test
    void publishAndTagTakeThem() {
        for (String command : List.of("publish", "tag")) {
            TestingMt mt = TestingMt.in(
                    Path.of("."),
                    Map.of("BAO_SECRET_ID", "wrong"),
                    "release",
                    command,
                    "--vault-addr",
                    vault.address(),
                    "--role",
                    TestingVault.ROLE,
                    FIELD[0],
                    FIELD[1]);
            assertThat(mt.status()).isEqualTo(1);
            assertThat(mt.err()).contains("logging in to OpenBao as role 'release'");
        }
    }
}
