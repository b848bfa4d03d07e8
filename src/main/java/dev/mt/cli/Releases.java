package dev.mt.cli;

import dev.mt.core.process.ProcessRunner;
import dev.mt.recipe.Repository;
import dev.mt.recipe.pins.GoModule;
import dev.mt.recipe.pins.TailscalePin;
import dev.mt.release.git.GitCredentials;
import dev.mt.release.git.GitRepository;
import dev.mt.release.plan.Planner;
import dev.mt.release.settings.ReleaseSettings;
import java.util.Map;

/** What the commands about releases start from: the checkout and its pins. */
final class Releases {
    private Releases() {}

    static GitRepository git(Context context) {
        Map<String, String> environment = context.environment();
        if (environment.containsKey(GitCredentials.PASSWORD)) {
            environment = GitCredentials.in(
                    environment, ReleaseSettings.read(context.home()).git().host());
        }
        return new GitRepository(new Repository(context.home()).root(), environment, new ProcessRunner());
    }

    static Planner planner(Context context) {
        GoModule pins = GoModule.read(new Repository(context.home()).image("tailscale"));
        return new Planner(TailscalePin.version(pins), git(context).checkout());
    }
}
