package dev.mt.cli;

import dev.mt.core.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;

/** The program. */
public final class Main {
    private Main() {}

    /** Runs a command line and exits with its status. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // what it says is English, its numbers too
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        Map<String, String> environment = System.getenv();
        WarmUp.begin(arguments);
        Console console = Console.of(out, err, System.getProperty("mt.columns", ""), environment);
        Interruption interruption = Interruption.watch(err);
        Context context = new Context(console, Path.of(System.getProperty("mt.home", "")), environment, interruption);
        int status = run(context, arguments);
        interruption.finished();
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Runs a command line and returns its status. */
    static int run(Context context, String... arguments) {
        try {
            return commandLine(context, arguments).execute(arguments);
        } catch (OutOfMemoryError e) {
            context.console()
                    .err()
                    .println("mt: the program ran out of memory; set MT_JAVA_OPTIONS=-Xmx512m, and tell us");
            return ExitCode.FAILED.status();
        }
    }

    /** The commands that words of a command line may mean: all if there are none. */
    static CommandLine commandLine(Context context, String... words) {
        Console console = context.console();
        CommandLine line = CommandTree.MT.describe(new CommandFactory(context), List.of(words));
        line.setOut(console.out());
        line.setErr(console.err());
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(Math.clamp(console.width(), 60, 120));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setExecutionExceptionHandler(new FailureHandler(context));
        line.setParameterExceptionHandler(new UsageHandler(console));
        line.setExitCodeExceptionMapper(FailureHandler::status);
        return line;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
