package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.release.pins.Problem;
import dev.mt.release.pipelines.PipelineCheck;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks what Woodpecker's schema cannot. */
@Command(
        name = "check",
        description = {
            "Finds in .woodpecker what Woodpecker's schema cannot: a secret, variable, step or program that nothing provides,",
            "a command line of mt that does not parse, a value that disagrees with release.toml, privilege without need."
        })
final class PipelinesCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Context context;

    PipelinesCheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Problem> problems = PipelineCheck.problems(context.home(), new MtCommandLines(context));
        PrintWriter err = spec.commandLine().getErr();
        problems.forEach(problem -> err.println("%s: %s".formatted(problem.place(), problem.what())));
        if (problems.isEmpty()) {
            err.println("the pipelines agree with themselves and with release.toml");
        }
        err.flush();
        return problems.isEmpty() ? ExitCode.DONE.status() : ExitCode.FAILED.status();
    }
}
