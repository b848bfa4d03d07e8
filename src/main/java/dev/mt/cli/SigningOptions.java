package dev.mt.cli;

import dev.mt.core.Failure;
import dev.mt.release.sign.SigningKey;
import dev.mt.release.sign.VerifyingKey;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which key; never the key itself. */
final class SigningOptions {
    /** The variable that holds the password of an encrypted key. */
    static final String PASSWORD = "MT_KEY_PASSWORD";

    private static final String VARIABLE = "env:";

    @Option(
            names = "--key",
            paramLabel = "FILE|env:NAME",
            description =
                    "The key, in a file or in a variable: ECDSA on P-256 in PEM. The password of an encrypted one is in MT_KEY_PASSWORD, or is asked for.")
    private @Nullable String key;

    boolean given() {
        return key != null;
    }

    /** What signs, if a key was given. */
    Optional<SigningKey> signing(Context context) {
        if (key == null) {
            return Optional.empty();
        }
        String text = text(key, context);
        boolean encrypted = text.contains("BEGIN ENCRYPTED");
        return Optional.of(SigningKey.read(text, key, encrypted ? password(context) : Optional.empty()));
    }

    /** What verifies: the public half, or that of a whole key. */
    VerifyingKey verifying(Context context) {
        if (key == null) {
            throw Failure.usage("no key was given", "--key FILE names the signer's public key");
        }
        String text = text(key, context);
        return text.contains("BEGIN PUBLIC KEY")
                ? VerifyingKey.read(text, key)
                : signing(context).orElseThrow().verifying();
    }

    private static String text(String key, Context context) {
        if (key.startsWith(VARIABLE)) {
            String name = key.substring(VARIABLE.length());
            return Optional.ofNullable(context.environment().get(name))
                    .filter(value -> !value.isBlank())
                    .orElseThrow(() -> Failure.of("the variable %s is not set".formatted(name), "put the key there"));
        }
        try {
            return Files.readString(Path.of(key));
        } catch (IOException e) {
            throw Failure.of(
                    "cannot read the key " + (key.contains("-----") ? "that was given" : key),
                    "--key takes the name of a file, or env:NAME",
                    e);
        }
    }

    /** A password out of the environment, or from who sits there; nothing if there is none to be had. */
    static Optional<char[]> password(Context context) {
        Optional<char[]> given = Optional.ofNullable(context.environment().get(PASSWORD))
                .filter(value -> !value.isEmpty())
                .map(String::toCharArray);
        if (given.isPresent()) {
            return given;
        }
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("Password of the key (empty for none): "))
                .filter(typed -> typed.length > 0);
    }
}
