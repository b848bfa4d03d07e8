package dev.mt.cli;

import dev.mt.recipe.Repository;
import dev.mt.recipe.pins.ImageSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Does what most commands do first, so that the JVM can note which classes that takes ({@code -XX:AOTCacheOutput}). */
@Command(name = "rehearse", hidden = true, description = "Rehearses a start, for the JVM's cache of prepared classes.")
final class RehearseCommand implements Runnable {
    private final Context context;

    RehearseCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        Context silent = new Context(
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, 80, false),
                context.home(),
                context.environment());
        CommandLine line = Main.commandLine(silent);
        line.execute("--help");
        line.execute("--version");
        line.execute("build", "--help");
        line.execute("build", "armv6");
        ImageSettings.read(new Repository(context.home()).image("image.toml"));
    }
}
