package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.release.sign.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a key for signing releases. */
@Command(
        name = "keygen",
        description = {
            "Makes a key that signs releases, in FILE, and its public half in FILE.pub.",
            "It is encrypted with the password in MT_KEY_PASSWORD, or with one that is typed. Prints the name of the public half."
        })
final class ReleaseKeygenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "release.key",
            description = "Where to (default: release.key). A file that is there is not overwritten.")
    private Path out = Path.of("release.key");

    private final Context context;

    ReleaseKeygenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path open = out.resolveSibling(out.getFileName() + ".pub");
        if (Files.exists(open)) {
            throw there(open);
        }
        Optional<char[]> password = SigningOptions.password(context);
        SigningKey key = SigningKey.generate();
        write(out, key.pem(password), "rw-------");
        write(open, key.verifying().pem(), "rw-r--r--");
        PrintWriter err = spec.commandLine().getErr();
        err.println(
                password.isPresent()
                        ? out + " is encrypted: keep its password elsewhere"
                        : out + " is not encrypted: whoever reads it signs as you");
        err.flush();
        PrintWriter print = spec.commandLine().getOut();
        print.println(open);
        print.flush();
        return ExitCode.DONE.status();
    }

    private static void write(Path file, String text, String mode) {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)))) {
            Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException e) {
            throw there(file);
        } catch (IOException e) {
            throw Failure.of("cannot write the key " + file, "give another place with --out", e);
        }
    }

    private static Failure there(Path file) {
        return Failure.of(file + " is there already", "keys are not overwritten: give another name with --out");
    }
}
