package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.release.plan.Planner;
import dev.mt.release.plan.ReleasePlan;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Says what would be released, and why. */
@Command(
        name = "plan",
        description = {
            "Says which release the checked out commit would be, and why. Changes nothing.",
            "Prints the tag; nothing if there is nothing to release. What keeps a commit from being released is a failure."
        })
final class ReleasePlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--next",
            description = "Plan another release of a Tailscale that was released before: a fix of ours.")
    private boolean next;

    @Option(names = "--json", description = "Print the plan as JSON.")
    private boolean json;

    private final Context context;

    ReleasePlanCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Planner planner = Releases.planner(context);
        planner.remarks().forEach(this::say);
        ReleasePlan plan = planner.plan(next);
        if (plan instanceof ReleasePlan.Refused refused) {
            throw Failure.of(refused.why(), refused.hint());
        }
        say(plan.why());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(plan));
        } else if (plan instanceof ReleasePlan.Make make) {
            out.println(make.tag());
        }
        out.flush();
        return ExitCode.DONE.status();
    }

    private void say(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(message);
        err.flush();
    }

    private static String json(ReleasePlan plan) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        switch (plan) {
            case ReleasePlan.Make make ->
                node.put("release", "make").put("tag", make.tag().toString());
            case ReleasePlan.Made made ->
                node.put("release", "made").put("tag", made.tag().toString());
            case ReleasePlan.Nothing _ -> node.put("release", "none");
            case ReleasePlan.Refused _ -> node.put("release", "refused");
        }
        return node.put("why", plan.why()).toString();
    }
}
