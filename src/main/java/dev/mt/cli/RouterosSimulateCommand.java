package dev.mt.cli;

import dev.mt.core.Causes;
import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.routeros.simulator.console.ByteText;
import dev.mt.routeros.simulator.console.ConsoleSession.Outcome;
import dev.mt.routeros.simulator.console.LineEditor;
import dev.mt.routeros.simulator.console.Pace;
import dev.mt.routeros.simulator.console.PlainConsole;
import dev.mt.routeros.simulator.console.SharedRouter;
import dev.mt.routeros.simulator.container.Behaviour;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.net.Line;
import dev.mt.routeros.simulator.net.RealInternet;
import dev.mt.routeros.simulator.rest.RestServer;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.router.RouterSpec;
import dev.mt.routeros.simulator.router.World;
import dev.mt.routeros.simulator.run.JobKilled;
import dev.mt.routeros.simulator.run.LimitReached;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.ssh.SshFrontEnd;
import dev.mt.routeros.simulator.storage.NoSpace;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Simulates a router, with a console, REST and SSH. */
@Command(
        name = "simulate",
        description = {
            "Simulates a router: a console here, and REST and SSH for other programs. It fetches and pulls over the real "
                    + "network; what runs in its containers is only pretended to be healthy.",
        },
        footer = {
            "",
            "The user is admin; its password is in MT_ROUTER_PASSWORD, or empty.",
            "While a command waits, time passes at once. Between commands it passes with the clock (--time real, usual",
            "on a terminal and with --rest or --ssh) or not at all (--time virtual, usual without). The console's own",
            "/system/simulator/forward 1h lets it pass; /system/simulator/help says what else there is.",
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the session was ended",
            "1:the script failed, or without a terminal any command",
            "2:the command line is wrong",
        })
final class RouterosSimulateCommand implements Callable<Integer> {
    private static final String PASSWORD = "MT_ROUTER_PASSWORD";
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(4);

    @Mixin
    private RouterOptions kind = new RouterOptions();

    @Option(names = "--script", paramLabel = "FILE", description = "Runs this first, as /import does.")
    private Optional<Path> script = Optional.empty();

    @Option(
            names = "--file",
            paramLabel = "FILE[=NAME]",
            description = "Puts a file on the router, under its own name or another. May be given again.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--rest", paramLabel = "PORT", description = "Serves REST over HTTP there; 0 is any free port.")
    private Optional<Integer> rest = Optional.empty();

    @Option(names = "--ssh", paramLabel = "PORT", description = "Serves SSH and SFTP there; 0 is any free port.")
    private Optional<Integer> ssh = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "Where REST and SSH listen. Default: ${DEFAULT-VALUE}.",
            defaultValue = "127.0.0.1")
    private String listen = "127.0.0.1";

    @Option(names = "--time", paramLabel = "real|virtual", description = "How time passes between commands.")
    private Optional<String> time = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "Keeps SSH's host key and the console's history there, for the next time.")
    private Optional<Path> state = Optional.empty();

    @Option(names = "--echo", description = "Without a terminal: prints commands with their prompts as well.")
    private boolean echo;

    private final Context context;
    private final InputStream input;
    private final boolean mayBeTerminal;

    RouterosSimulateCommand(Context context) {
        this(context, System.in, true);
    }

    /** Reads commands from elsewhere. */
    RouterosSimulateCommand(Context context, InputStream input) {
        this(context, input, false);
    }

    private RouterosSimulateCommand(Context context, InputStream input, boolean mayBeTerminal) {
        this.context = context;
        this.input = input;
        this.mayBeTerminal = mayBeTerminal;
    }

    @Override
    public Integer call() throws IOException {
        boolean terminal = isTerminal();
        Pace pace = pace(terminal || rest.isPresent() || ssh.isPresent());
        RouterSpec spec = kind.spec(this::say);
        Router router = new Router(
                spec,
                World.of(new RealInternet(Line.ORDINARY), Workload.always(Behaviour.healthyAfter(HEALTHY_AFTER))));
        try (SharedRouter shared = new SharedRouter(router, pace, System::nanoTime);
                FrontEnds servers = new FrontEnds()) {
            shared.use(this::upload);
            if (script.isPresent()) {
                runScript(shared, script.get(), terminal);
            }
            InetAddress address = address();
            String password = context.environment().getOrDefault(PASSWORD, "");
            rest.ifPresent(port -> {
                RestServer server = RestServer.start(shared, new InetSocketAddress(address, port), password);
                servers.add(server::close);
                say("REST: http://%s:%d/rest".formatted(address.getHostAddress(), server.port()));
            });
            ssh.ifPresent(port -> {
                Optional<Path> key = state.map(folder -> folder.resolve("ssh-host-key"));
                SshFrontEnd server = SshFrontEnd.start(shared, new InetSocketAddress(address, port), password, key);
                servers.add(server::close);
                say("SSH: ssh -p %d admin@%s".formatted(server.port(), address.getHostAddress()));
            });
            shared.ticking();
            return terminal ? edited(shared, spec) : plain(shared, servers);
        }
    }

    /** Whether a person types: the standard input and output are a terminal. */
    private boolean isTerminal() {
        return mayBeTerminal
                && Optional.ofNullable(System.console())
                        .filter(java.io.Console::isTerminal)
                        .isPresent();
    }

    private Pace pace(boolean watched) {
        return switch (time.orElse(watched ? "real" : "virtual")) {
            case "real" -> Pace.REAL;
            case "virtual" -> Pace.VIRTUAL;
            default -> throw Failure.usage("--time %s is not known".formatted(time.orElse("")), "give real or virtual");
        };
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(listen);
        } catch (UnknownHostException e) {
            throw Failure.usage("--listen %s is no address".formatted(listen), "give an address of this machine");
        }
    }

    private int edited(SharedRouter shared, RouterSpec spec) throws IOException {
        try (Terminal terminal =
                TerminalBuilder.builder().encoding(StandardCharsets.UTF_8).build()) {
            terminal.writer()
                    .printf(
                            "A simulated %s with RouterOS %s. ? or F1 helps, /quit ends, /system/simulator/help says more.%n",
                            spec.board(), spec.version());
            Optional<Path> history = state.map(folder -> folder.resolve("history"));
            new LineEditor(terminal, shared, history).run(true);
            terminal.flush();
            return ExitCode.DONE.status();
        }
    }

    private int plain(SharedRouter shared, FrontEnds servers) throws IOException {
        PrintWriter out = context.console().out();
        Consumer<String> output = line -> {
            out.println(ByteText.forPeople(line));
            out.flush();
        };
        PlainConsole console =
                new PlainConsole(shared, new InputStreamReader(input, StandardCharsets.ISO_8859_1), output, echo);
        Outcome outcome = console.run(true);
        if (outcome != Outcome.QUIT && !servers.isEmpty()) {
            servers.serve();
        }
        return (console.failed() ? ExitCode.FAILED : ExitCode.DONE).status();
    }

    private void runScript(SharedRouter shared, Path file, boolean goesOn) {
        String text = new String(read(file), StandardCharsets.ISO_8859_1);
        PrintWriter out = context.console().out();
        try {
            shared.use(router -> router.run(text, Session.console(line -> out.println(ByteText.forPeople(line)))));
            out.flush();
        } catch (ScriptError | LimitReached e) {
            out.flush();
            String problem =
                    "the script %s failed: %s".formatted(file, ByteText.forPeople(String.valueOf(e.getMessage())));
            if (!goesOn) {
                throw Failure.of(problem, "./mt routeros check %s may say more".formatted(file));
            }
            say(problem);
        } catch (JobKilled e) {
            out.flush();
            say("the script %s ended by taking the router's power".formatted(file));
        }
    }

    private boolean upload(Router router) {
        for (String each : files) {
            int equals = each.lastIndexOf('=');
            Path file = Path.of(equals < 0 ? each : each.substring(0, equals));
            String name = equals < 0 ? String.valueOf(file.getFileName()) : each.substring(equals + 1);
            try {
                router.upload(name, read(file));
            } catch (NoSpace e) {
                throw Failure.of("%s does not fit on the router".formatted(file), "give it more with --flash", e);
            }
        }
        return true;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Failure.usage("cannot read %s: %s".formatted(file, Causes.describe(e)), "give the path of a file");
        }
    }

    private void say(String message) {
        context.console().err().println(message);
        context.console().err().flush();
    }
}
