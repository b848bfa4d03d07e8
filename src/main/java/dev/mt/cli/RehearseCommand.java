package dev.mt.cli;

import dev.mt.cli.progress.ProgressMode;
import dev.mt.cli.progress.ProgressView;
import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.recipe.BuildResult;
import dev.mt.recipe.Rehearsal;
import dev.mt.recipe.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Does what most commands do first, so that the JVM can note which classes that takes ({@code -XX:AOTCacheOutput}). */
@Command(name = "rehearse", hidden = true, description = "Rehearses a start, for the JVM's cache of prepared classes.")
final class RehearseCommand implements Runnable {
    /** Has something of everything. */
    private static final String SCRIPT = """
        :global f do={ :local n [:len $1]; :if ($n > 0) do={ :return ($n . "$1 $[:len $1]") } else={ :error "no" } }
        :foreach i in=[/ip/address/find where disabled and comment~"x"] do={ /ip/address/set $i disabled=no }
        /container/add interface=veth1 mountlists=state remote-image="registry.example/a:1"
        /tool/fetch url="https://example.com" output=user as-value
        """;

    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            description = "release: its commands alone. Without it, all the others.")
    private @Nullable String what;

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
        try {
            if ("release".equals(what)) {
                PublishRehearsal.run(silent);
            } else {
                others(silent);
            }
        } catch (IOException e) {
            throw Failure.of("the rehearsal failed", "", e);
        }
    }

    private void others(Context silent) throws IOException {
        mt(silent, "--help");
        mt(silent, "--version");
        mt(silent, "build", "--help");
        mt(silent, "build", "armv6");
        try (ProgressView view = ProgressView.of(ProgressMode.plain, silent.console())) {
            view.say("");
        }
        BuildResult nothing = new BuildResult(
                "rehearsal", Digest.of("rehearsal"), context.home(), List.of(), List.of(), List.of(), Duration.ZERO);
        silent.console().out().println(BuildJson.of(nothing));
        mt(silent, "size", "--from", context.home().resolve("pom.xml").toString());
        new CommandLine(new RouterosCheckCommand(new ByteArrayInputStream(SCRIPT.getBytes(StandardCharsets.UTF_8))))
                .setOut(silent.console().out())
                .setErr(silent.console().err())
                .execute(
                        "-",
                        context.home().resolve("routeros/update-tailscale.rsc").toString(),
                        context.home().resolve("routeros/setup.rsc").toString(),
                        "--version",
                        "all");
        Rehearsal.run(new Repository(context.home()), context.environment());
    }

    private static void mt(Context context, String... words) {
        Main.commandLine(context, words).execute(words);
    }
}
