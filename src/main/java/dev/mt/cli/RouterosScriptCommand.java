package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.routeros.script.RouterScript;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a script for routers with a person's values in it. */
@Command(
        name = "script",
        description = {
            "Writes one of the scripts for routers to the standard output, with your values in place of the usual ones: "
                    + "setup, update-tailscale, ram, status or remove. docs/USAGE.md says what they do.",
        },
        footer = {
            "",
            "  mt routeros script setup --lan 192.168.88.0/24 --hostname office > setup.rsc",
            "A key is read from a variable (env:NAME) or a file (file:PATH): it is in the script that comes out.",
        })
final class RouterosScriptCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "setup, update-tailscale, ram, status or remove.")
    private String name = "";

    @Option(names = "--lan", paramLabel = "PREFIXES", description = "Networks that the tailnet may reach, with commas.")
    private @Nullable String lan;

    @Option(names = "--hostname", paramLabel = "NAME", description = "The node's name; usually the router's identity.")
    private @Nullable String hostname;

    @Option(names = "--auth-key", paramLabel = "env:NAME|file:PATH", description = "Where the key to log in with is.")
    private @Nullable String authKey;

    @Option(names = "--login-server", paramLabel = "URL", description = "A control server other than Tailscale's.")
    private @Nullable String loginServer;

    @Option(names = "--advertise-exit-node", description = "Offer the way to the internet to others.")
    private boolean advertiseExitNode;

    @Option(names = "--exit-node", paramLabel = "NODE", description = "Go to the internet through another node.")
    private @Nullable String exitNode;

    @Option(names = "--ram-only", description = "Keep the image in memory, and off the flash.")
    private boolean ramOnly;

    @Option(
            names = "--set",
            paramLabel = "SETTING=VALUE",
            description = "Any other setting on top of the script; may be given several times.")
    private Map<String, String> more = new LinkedHashMap<>();

    @Override
    public Integer call() {
        RouterScript script = RouterScript.named(name);
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "lan", lan);
        put(values, "hostname", hostname);
        put(values, "loginServer", loginServer);
        put(values, "exitNode", exitNode);
        put(values, "advertiseExitNode", advertiseExitNode ? "true" : null);
        put(values, "ramOnly", ramOnly ? "true" : null);
        if (more.containsKey("authKey")) {
            throw Failure.usage(
                    "a key on a command line is seen by everybody on this machine",
                    "give --auth-key env:NAME or --auth-key file:PATH");
        }
        values.putAll(more);
        for (Map.Entry<String, String> each : values.entrySet()) {
            script = script.with(each.getKey(), each.getValue());
        }
        if (authKey != null) {
            script = script.with("authKey", secret(authKey));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(script.text());
        out.flush();
        return ExitCode.DONE.status();
    }

    private static void put(Map<String, String> values, String setting, @Nullable String value) {
        Optional.ofNullable(value).ifPresent(given -> values.put(setting, given));
    }

    private static String secret(String where) {
        if (where.startsWith("env:")) {
            return Optional.ofNullable(System.getenv(where.substring(4)))
                    .filter(value -> !value.isBlank())
                    .orElseThrow(() -> Failure.usage(
                            "the variable " + where.substring(4) + " is not set", "export it, or use file:PATH"))
                    .strip();
        }
        if (where.startsWith("file:")) {
            try {
                return Files.readString(Path.of(where.substring(5)), StandardCharsets.UTF_8)
                        .strip();
            } catch (IOException e) {
                throw Failure.of("cannot read the key from %s: %s".formatted(where, e.getMessage()));
            }
        }
        throw Failure.usage("--auth-key says where the key is, and is not the key", "give env:NAME or file:PATH");
    }
}
