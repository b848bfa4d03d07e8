package dev.mt.cli;

import dev.mt.cli.progress.CheckView;
import dev.mt.cli.progress.ProgressMode;
import dev.mt.cli.progress.Spans;
import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.process.ProcessRunner;
import dev.mt.proof.CheckResult.Outcome;
import dev.mt.proof.JudgeBuilder;
import dev.mt.proof.Requirements;
import dev.mt.proof.Verification;
import dev.mt.proof.VerifyRequest;
import dev.mt.proof.VerifyResult;
import dev.mt.proof.Versions;
import dev.mt.proof.check.Check;
import dev.mt.proof.check.Checks;
import dev.mt.proof.report.ProofFile;
import dev.mt.proof.report.Report;
import dev.mt.proof.world.Judges;
import dev.mt.proof.world.Kernel;
import dev.mt.recipe.step.CacheFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the image in a small internet, and looks at what it does. */
@Command(
        name = "verify",
        description = {
            "Runs what was built as a node of a tailnet with a real control server and stock peers, in network",
            "namespaces of this machine, and checks what it does. Needs root; nothing outside is touched."
        },
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ARCH", description = "amd64, arm64, armv7 or armv5; none means all.")
    private List<String> architectures = List.of();

    @Option(names = "--image", paramLabel = "LAYOUT|ARCHIVE", description = "What to verify (default: dist/oci).")
    private @Nullable Path image;

    @Option(
            names = "--previous",
            paramLabel = "LAYOUT|ARCHIVE",
            description = "The release before it, whose state has to be taken over and given back.")
    private @Nullable Path previous;

    @Option(names = "--only", paramLabel = "CHECK", split = ",", arity = "1..*", description = "Only these checks.")
    private List<String> only = List.of();

    @Option(names = "--keep", description = "Leave the networks and programs up, and say how to get at them.")
    private boolean keep;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Also write DIR/verify.xml (JUnit) and DIR/verify.html.")
    private @Nullable Path report;

    @Option(
            names = "--progress",
            paramLabel = "auto|plain|tty|quiet",
            defaultValue = "auto",
            description = "How progress is shown (default: auto).")
    private ProgressMode progress = ProgressMode.auto;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    VerifyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Platform> platforms = architectures.isEmpty()
                ? List.of(Platform.values())
                : architectures.stream().map(Platform::of).distinct().toList();
        List<Check> checks = Checks.named(only);
        ProcessRunner runner = new ProcessRunner();
        Requirements.here(context.environment()).check(runner, platforms);
        VerifyResult result;
        SortedMap<String, String> versions;
        try (CheckView view = CheckView.of(progress, context.console())) {
            Judges judges = new JudgeBuilder(
                            context.home().resolve("proof"),
                            CacheFolder.of(context.environment()).tool("judges"),
                            runner,
                            context.environment())
                    .build(view::say);
            versions = Versions.of(runner, context.environment(), judges, platforms);
            Path source = Optional.ofNullable(image).orElse(context.home().resolve("dist/oci"));
            result = new Verification(runner, context.environment(), view)
                    .run(new VerifyRequest(
                            source,
                            Optional.ofNullable(previous),
                            platforms,
                            checks,
                            EnumSet.allOf(Kernel.class),
                            judges,
                            keep));
        }
        write(result, versions);
        context.console().err().println(closing(result));
        return (result.good() ? ExitCode.DONE : ExitCode.FAILED).status();
    }

    private void write(VerifyResult result, SortedMap<String, String> versions) {
        if (report != null) {
            Report.write(report, result, versions);
            context.console().err().println("report: " + report.resolve("verify.html"));
        }
        if (json) {
            context.console().out().println(ProofFile.all(result, versions));
        }
        if (image != null) {
            return; // what is proven of something else says nothing of what was built here
        }
        try {
            ProofFile.update(context.home().resolve("dist/proof"), result, versions);
        } catch (IOException e) {
            throw Failure.of("cannot take an old proof away", "", e);
        }
    }

    private static String closing(VerifyResult result) {
        String times = result.times().entrySet().stream()
                .map(entry -> "%s %s".formatted(entry.getKey(), Spans.of(entry.getValue())))
                .collect(Collectors.joining(", "));
        return "%d checks are good, %d failed, %d were skipped (%s)"
                .formatted(
                        result.count(Outcome.OK), result.count(Outcome.FAILED), result.count(Outcome.SKIPPED), times);
    }
}
