package dev.mt.recipe.fetch;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.CommandRunner;
import dev.mt.recipe.host.Host;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The package archives that a Debian machine uses; their pool holds sources of current and older releases. */
public record AptSources(Host host, CommandRunner commands) {
    public AptSources {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(commands, "commands is null");
    }

    /** Where a file of the pool may be had; nothing on a machine without apt. */
    public List<URI> pool(String path) {
        Optional<String> apt = host.inPath("apt-get").map(Object::toString);
        if (apt.isEmpty()) {
            return List.of();
        }
        CommandResult result =
                commands.run(Command.of(apt.get(), "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages")
                        .with(host.passedOn()));
        return result.output().stream()
                .filter(line -> line.startsWith("http://") || line.startsWith("https://"))
                .distinct()
                .map(archive -> URI.create(archive.endsWith("/") ? archive : archive + "/")
                        .resolve(path))
                .toList();
    }
}
