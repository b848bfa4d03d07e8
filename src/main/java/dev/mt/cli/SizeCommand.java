package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.core.Platform;
import dev.mt.size.ComparisonText;
import dev.mt.size.ImageSources;
import dev.mt.size.Measure;
import dev.mt.size.SizeComparison;
import dev.mt.size.SizeJson;
import dev.mt.size.SizeReport;
import dev.mt.size.SizeText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows where the bytes of an image are, and what changed since another. */
@Command(
        name = "size",
        description = {
            "Shows what takes how many bytes in an image: each file, and in programs each section and Go package.",
            "With --compare it shows what changed instead.",
        },
        footer = {
            "",
            "IMAGE is a folder that ./mt build wrote, an OCI layout, an archive (.tar), or a",
            "reference to a registry such as ghcr.io/owner/name:tag.",
        })
final class SizeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "ARCH",
            arity = "0..*",
            description = "amd64, arm64, armv7 or armv5; every one that is there if none is given.")
    private List<String> architectures = new ArrayList<>();

    @Option(names = "--from", paramLabel = "IMAGE", description = "What to measure; dist if not given.")
    private @Nullable String from;

    @Option(names = "--compare", paramLabel = "IMAGE", description = "Shows what changed since this one.")
    private @Nullable String compare;

    @Option(names = "--all", description = "Names every package and file; in a comparison also what did not change.")
    private boolean all;

    @Option(names = "--json", description = "Writes JSON, with every row.")
    private boolean json;

    private final Context context;

    SizeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(result());
        out.flush();
        return ExitCode.DONE.status();
    }

    private String result() {
        Set<Platform> platforms = EnumSet.noneOf(Platform.class);
        architectures.forEach(id -> platforms.add(Platform.of(id)));
        Measure measure = new Measure(new ImageSources());
        String image = from == null ? built() : from;
        if (compare == null) {
            SizeReport report = measure.of(image, platforms);
            return json ? SizeJson.of(report) : SizeText.of(report, all);
        }
        SizeComparison comparison = measure.compare(compare, image, platforms);
        return json ? SizeJson.of(comparison) : ComparisonText.of(comparison, all);
    }

    /** Where {@code ./mt build} writes: from here if it is below the current folder, as it is shown to people. */
    private String built() {
        Path built = context.home().resolve("dist");
        Path here = Path.of("").toAbsolutePath().normalize();
        return (built.startsWith(here) ? here.relativize(built) : built).toString();
    }
}
