package dev.mt.cli;

import dev.mt.core.Digest;
import dev.mt.core.ExitCode;
import dev.mt.core.ReleaseTag;
import dev.mt.registry.RemoteRepository;
import dev.mt.release.publish.Publisher;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Points :stable at a release. */
@Command(
        name = "promote",
        description = {
            "Points :stable at a release that was published before, newer or older: this is how one is taken back.",
            "Prints REPOSITORY@DIGEST. Nothing is built or copied; all of the release has to be there."
        })
final class ReleasePromoteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    @Parameters(paramLabel = "TAG", description = "The release, such as v1.104.5-mt.1.")
    private String tag = "";

    @Option(names = "--dry-run", description = "Only look, and say what would be done.")
    private boolean dryRun;

    private final Context context;

    ReleasePromoteCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ReleaseTag release = ReleaseTag.parse(tag);
        PrintWriter err = spec.commandLine().getErr();
        try (RemoteRepository repository =
                RemoteRepository.writing(registry.repository(context), registry.settings(context))) {
            Digest digest = new Publisher(repository, err::println, dryRun).promote(release);
            err.flush();
            PrintWriter out = spec.commandLine().getOut();
            out.println(repository.name() + "@" + digest);
            out.flush();
        }
        return ExitCode.DONE.status();
    }
}
