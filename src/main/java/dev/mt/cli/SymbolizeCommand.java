package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.elf.symbols.CrashLog;
import dev.mt.elf.symbols.SymbolFolder;
import dev.mt.elf.symbols.SymbolMapFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes tracebacks in a log of a router readable. */
@Command(
        name = "symbolize",
        description = {
            "Puts functions, files and lines into the tracebacks of a log from a router.",
            "Everything else in the log stays as it is: what RouterOS puts before each line, and lines of others.",
        })
final class SymbolizeCommand implements Callable<Integer> {
    private static final int LONGEST_LOG = 64 << 20;
    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LOG", description = "A file with the log; - for the standard input.")
    private String log = STANDARD_INPUT;

    @Option(
            names = "--symbols",
            paramLabel = "FILE",
            description = {
                "The symbol map of the program that crashed, or a folder of maps.",
                "If not given, the one in dist/symbols that fits the log.",
            })
    private @Nullable Path symbols;

    private final Context context;
    private final InputStream input;

    SymbolizeCommand(Context context) {
        this(context, System.in);
    }

    /** Reads the standard input from elsewhere. */
    SymbolizeCommand(Context context, InputStream input) {
        this.context = context;
        this.input = input;
    }

    @Override
    public Integer call() {
        String text = text();
        PrintWriter out = spec.commandLine().getOut();
        if (CrashLog.hasFrames(text)) {
            SymbolFolder.Found found = map(text);
            CrashLog.Result result = CrashLog.symbolize(text, found.map());
            out.print(result.text());
            say("%d of %d frames are in %s".formatted(result.resolved(), result.frames(), found));
        } else {
            out.print(text);
            say("there is no traceback of a slimmed program in this log");
        }
        out.flush();
        return ExitCode.DONE.status();
    }

    private void say(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(message);
        err.flush();
    }

    private SymbolFolder.Found map(String text) {
        if (symbols == null) {
            return new SymbolFolder(built()).choose(text);
        }
        return Files.isDirectory(symbols)
                ? new SymbolFolder(symbols).choose(text)
                : new SymbolFolder.Found(symbols, SymbolMapFile.read(symbols));
    }

    /** Where {@code ./mt build} writes: from here if it is below the current folder, as it is shown to people. */
    private Path built() {
        Path built = context.home().resolve("dist/symbols");
        Path here = Path.of("").toAbsolutePath().normalize();
        return built.startsWith(here) ? here.relativize(built) : built;
    }

    private String text() {
        byte[] bytes;
        try (InputStream in = log.equals(STANDARD_INPUT) ? input : Files.newInputStream(Path.of(log))) {
            bytes = in.readNBytes(LONGEST_LOG + 1);
        } catch (IOException e) {
            throw Failure.of("cannot read the log " + log, "give the path of a file, or - for the standard input", e);
        }
        if (bytes.length > LONGEST_LOG) {
            throw Failure.of(
                    "the log %s has more than %,d bytes".formatted(log, LONGEST_LOG), "give the part around the crash");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
