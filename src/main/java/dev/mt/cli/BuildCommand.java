package dev.mt.cli;

import dev.mt.cli.progress.ProgressMode;
import dev.mt.cli.progress.ProgressView;
import dev.mt.cli.progress.Spans;
import dev.mt.cli.progress.TimingTable;
import dev.mt.core.Platform;
import dev.mt.core.TailscaleVersion;
import dev.mt.core.process.ProcessRunner;
import dev.mt.recipe.BuildRequest;
import dev.mt.recipe.BuildResult;
import dev.mt.recipe.ImageBuild;
import dev.mt.recipe.Repository;
import dev.mt.recipe.certificates.CertificateChoice;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.size.BudgetCheck;
import dev.mt.size.ImageSources;
import dev.mt.size.Measure;
import dev.mt.size.SymbolFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds the image. */
@Command(
        name = "build",
        description = {
            "Builds the image from pinned sources: an OCI layout in dist/oci, and archives for routers.",
            "Prints the digest of the image index and the paths; everything else goes to the error output."
        },
        sortOptions = false)
final class BuildCommand implements Runnable {
    private final Context context;

    @Parameters(paramLabel = "ARCH", description = "amd64, arm64, armv7 or armv5; none means all.")
    private List<String> architectures = List.of();

    @Option(
            names = "--tar",
            description = "Also write dist/mikrotik-tailscale-<version>-<arch>.tar for '/container/add file='.")
    private boolean tar;

    @Option(
            names = "--tailscale-version",
            paramLabel = "VERSION",
            description = "Build another Tailscale than the pinned one, such as 1.102.4.")
    private @Nullable String version;

    @Option(
            names = "--ca",
            paramLabel = "common|all|FILE",
            defaultValue = "common",
            description =
                    "Which certificate authorities the image trusts: the common ones (default), all of Mozilla's, "
                            + "or those of a PEM file.")
    private String certificates = "common";

    @Option(
            names = "--release",
            paramLabel = "TAG",
            description =
                    "Label the image as this release, such as v1.104.5-mt.1 (default: a release tag on the commit, "
                            + "else v<tailscale>-dev).")
    private @Nullable String release;

    @Option(
            names = "--no-slim",
            description =
                    "Leave the tables in Tailscale that a router never reads: larger, and crashes name their lines.")
    private boolean noSlim;

    @Option(
            names = "--budget",
            description =
                    "Fail when the files of an image have more bytes than [budget] of image/image.toml allows, and "
                            + "name what grew since image/size.json was recorded; DIR then stays as it was.")
    private boolean budget;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the results go (default: dist).")
    private @Nullable Path out;

    @Option(
            names = "--progress",
            paramLabel = "auto|plain|tty|quiet",
            defaultValue = "auto",
            description = "How progress is shown (default: auto).")
    private ProgressMode progress = ProgressMode.auto;

    @Option(
            names = "--json",
            description = "Print the result as JSON: digests, paths, and every step's key and output.")
    private boolean json;

    @Option(names = "--no-wait", description = "Fail at once if another build writes into the same folder.")
    private boolean noWait;

    BuildCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        BuildRequest request = new BuildRequest(
                architectures.isEmpty()
                        ? List.of(Platform.values())
                        : architectures.stream().map(Platform::of).toList(),
                Optional.ofNullable(version).map(TailscaleVersion::parse),
                CertificateChoice.parse(certificates),
                Optional.ofNullable(release),
                !noSlim,
                tar,
                Optional.ofNullable(out).orElse(context.home().resolve("dist")));
        ImageBuild build = new ImageBuild(
                new Repository(context.home()),
                new Host(context.environment()),
                new ProcessRunner(),
                CacheFolder.of(context.environment()));
        BuildResult result;
        try (ProgressView view = ProgressView.of(progress, context.console())) {
            result = build.build(request, review(), new ImageBuild.Manners(view, view::say, !noWait));
        }
        ProgramFacts.leave(result.layout(), request.out());
        if (progress != ProgressMode.quiet) {
            TimingTable.of(result.steps(), result.wall())
                    .lines()
                    .forEach(context.console().err()::println);
            context.console().err().printf("%s is ready after %s%n", result.tag(), Spans.of(result.wall()));
        }
        print(result);
    }

    /** What {@code --budget} asks for is read before anything is built: what is wrong with it is said at once. */
    private ImageBuild.Review review() {
        if (!budget) {
            return ImageBuild.Review.NONE;
        }
        BudgetCheck check = SizeFiles.budget(context.home());
        return layouts -> check.check(layouts.stream()
                .flatMap(layout -> new Measure(new ImageSources(), SymbolFiles.beside(layout.toString()))
                        .ofLayouts(List.of(layout)).stream())
                .toList());
    }

    private void print(BuildResult result) {
        if (json) {
            context.console().out().println(BuildJson.of(result));
            return;
        }
        context.console().out().println(result.index());
        context.console().out().println(result.layout());
        result.images()
                .forEach(image -> image.archive().ifPresent(context.console().out()::println));
    }
}
