package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.size.ComparisonText;
import dev.mt.size.ImageSources;
import dev.mt.size.Measure;
import dev.mt.size.SizeComparison;
import dev.mt.size.SizeJson;
import dev.mt.size.SizeReport;
import dev.mt.size.SizeText;
import dev.mt.size.SymbolFiles;
import dev.mt.size.Symbols;
import java.io.PrintWriter;
import java.nio.file.Files;
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
            "With --compare it shows what changed instead. Limits are those of [budget] in image/image.toml.",
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

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes a page instead that shows the bytes as areas, and prints its path.")
    private @Nullable Path html;

    @Option(
            names = "--symbols",
            paramLabel = "DIR",
            description = "Where the symbol maps of slimmed programs are, besides the folder symbols of IMAGE.")
    private @Nullable Path symbols;

    @Option(
            names = "--record",
            description = "Also records the sizes in image/size.json; 'mt build --budget' compares with them.")
    private boolean record;

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
        String image = from == null ? built() : from;
        Measure measure = new Measure(new ImageSources(), maps(image));
        if (compare != null) {
            if (record || html != null) {
                throw Failure.usage("--compare cannot be had together with --html or --record", "");
            }
            SizeComparison comparison = measure.compare(compare, image, platforms);
            return json ? SizeJson.of(comparison) : ComparisonText.of(comparison, all);
        }
        if (json && html != null) {
            throw Failure.usage("--json and --html are two forms of the same", "give one of them");
        }
        SizeReport report = measure.of(image, platforms).within(SizeFiles.limits(context.home()));
        if (record) {
            SizeFiles.record(context.home(), report);
        }
        if (html != null) {
            return SizeFiles.page(html, report) + "\n";
        }
        return json ? SizeJson.of(report) : SizeText.of(report, all);
    }

    /** Maps of this image, and of the one that it is compared with. */
    private Symbols maps(String image) {
        List<Path> folders = new ArrayList<>();
        if (symbols != null) {
            if (!Files.isDirectory(symbols)) {
                throw Failure.usage(
                        "there is no folder " + symbols, "give the folder with .mtsym files, such as dist/symbols");
            }
            folders.add(symbols);
        }
        folders.addAll(SymbolFiles.beside(image).folders());
        if (compare != null) {
            folders.addAll(SymbolFiles.beside(compare).folders());
        }
        return new SymbolFiles(folders);
    }

    /** Where {@code ./mt build} writes: from here if it is below the current folder, as it is shown to people. */
    private String built() {
        Path built = context.home().resolve("dist");
        Path here = Path.of("").toAbsolutePath().normalize();
        return (built.startsWith(here) ? here.relativize(built) : built).toString();
    }
}
