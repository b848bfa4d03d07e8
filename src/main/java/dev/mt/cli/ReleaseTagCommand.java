package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.core.ReleaseTag;
import dev.mt.release.plan.Planner;
import dev.mt.release.plan.ReleasePlan;
import dev.mt.release.plan.Tagging;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the tag of the planned release. */
@Command(
        name = "tag",
        description = {
            "Makes the annotated tag that 'mt release plan' names, and prints it; nothing if there is nothing to release.",
            "Safe to do again, and by two at once: a tag is never moved.",
            "Pushing logs in as git does, or with MT_GIT_USER and MT_GIT_PASSWORD."
        })
final class ReleaseTagCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--next",
            description = "Make another release of a Tailscale that was released before: a fix of ours.")
    private boolean next;

    @Option(names = "--push", description = "Push the tag, which starts the pipeline of releases.")
    private boolean push;

    @Option(
            names = "--remote",
            paramLabel = "NAME",
            defaultValue = "origin",
            description = "Where to (default: origin).")
    private String remote = "origin";

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Mixin
    private SecretOptions secrets = new SecretOptions();

    private final Context context;

    ReleaseTagCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return secrets.around(context, this::say, this::plan);
    }

    private int plan(Context with) {
        Planner planner = Releases.planner(with);
        ReleasePlan plan = planner.plan(next);
        switch (plan) {
            case ReleasePlan.Refused refused -> throw Failure.of(refused.why(), refused.hint());
            case ReleasePlan.Nothing nothing -> say(nothing.why());
            case ReleasePlan.Made made -> tag(with, made.tag(), made.why(), planner);
            case ReleasePlan.Make make -> tag(with, make.tag(), make.why(), planner);
        }
        return ExitCode.DONE.status();
    }

    private void tag(Context with, ReleaseTag tag, String why, Planner planner) {
        if (dryRun) {
            say("%s; would tag it %s%s".formatted(why, tag, push ? " and push that to " + remote : ""));
        } else {
            Tagging tagging = new Tagging(Releases.git(with), remote);
            Tagging.Outcome outcome =
                    push ? tagging.publish(tag, planner.checkout()) : tagging.make(tag, planner.checkout());
            say(
                    switch (outcome) {
                        case MADE -> why;
                        case THERE -> "%s is there already".formatted(tag);
                    });
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(tag);
        out.flush();
    }

    private void say(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(message);
        err.flush();
    }
}
