package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.release.pins.Pin;
import dev.mt.release.pins.Pins;
import dev.mt.release.pins.Problem;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what is pinned. */
@Command(
        name = "pins",
        description = "Lists what is pinned: name, version, where it stands, and what guards its bytes.")
final class PinsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--check", description = "Only say what does not agree; exit with 1 if anything does not.")
    private boolean check;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final Context context;

    PinsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Pins pins = Pins.read(context.home());
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (json) {
            out.println(json(pins));
        } else if (!check) {
            pins.all().forEach(pin -> out.println(line(pin)));
        }
        out.flush();
        for (Problem problem : pins.problems()) {
            String note = problem.severity() == Problem.Severity.NOTE ? "note: " : "";
            err.println("%s: %s%s".formatted(problem.place(), note, problem.what()));
        }
        if (check && pins.agree()) {
            err.println("%d pins agree".formatted(pins.all().size()));
        }
        err.flush();
        return check && !pins.agree() ? ExitCode.FAILED.status() : ExitCode.DONE.status();
    }

    private static String line(Pin pin) {
        return "%-12s  %-50s  %-40s  %-38s  %s"
                .formatted(
                        pin.kind(),
                        pin.name(),
                        pin.version(),
                        pin.place(),
                        pin.checksum().orElse("-"));
    }

    private static String json(Pins pins) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        ArrayNode all = root.putArray("pins");
        for (Pin pin : pins.all()) {
            ObjectNode node = all.addObject()
                    .put("kind", pin.kind().toString())
                    .put("name", pin.name())
                    .put("version", pin.version())
                    .put("file", pin.place().file())
                    .put("line", pin.place().line());
            pin.checksum().ifPresent(sum -> node.put("checksum", sum));
        }
        ArrayNode problems = root.putArray("problems");
        for (Problem problem : pins.problems()) {
            problems.addObject()
                    .put("wrong", problem.severity() == Problem.Severity.WRONG)
                    .put("file", problem.place().file())
                    .put("line", problem.place().line())
                    .put("what", problem.what());
        }
        return root.put("agree", pins.agree()).toPrettyString();
    }
}
