package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.registry.RemoteRepository;
import dev.mt.release.publish.Published;
import dev.mt.release.publish.ReleaseList;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what is published. */
@Command(name = "list", description = "Shows the releases in the registry, the newest first, and which one :stable is.")
final class ReleaseListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final Context context;

    ReleaseListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Published> releases;
        String place;
        try (RemoteRepository repository =
                RemoteRepository.reading(registry.repository(context), registry.settings(context))) {
            place = repository.name();
            releases = ReleaseList.of(repository);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(releases));
        } else {
            releases.forEach(release -> out.println(line(release)));
            if (releases.isEmpty()) {
                PrintWriter err = spec.commandLine().getErr();
                err.println("there is no release in " + place);
                err.flush();
            }
        }
        out.flush();
        return ExitCode.DONE.status();
    }

    private static String line(Published release) {
        String sizes = release.sizes().entrySet().stream()
                .map(each -> "%s %,d".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
        String signed =
                release.signers().isEmpty() ? "  not signed" : "  signed by " + String.join(", ", release.signers());
        String unproven = release.unproven().isEmpty() ? "" : "  unproven: " + String.join(", ", release.unproven());
        return "%-20s %s  %s%s%s%s"
                .formatted(
                        release.tag(), release.digest(), sizes, signed, unproven, release.stable() ? "  stable" : "");
    }

    private static String json(List<Published> releases) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        for (Published release : releases) {
            ObjectNode node = array.addObject();
            node.put("tag", release.tag().toString());
            node.put("digest", release.digest().toString());
            node.put("stable", release.stable());
            ObjectNode sizes = node.putObject("sizes");
            release.sizes().forEach(sizes::put);
            ArrayNode signers = node.putArray("signers");
            release.signers().forEach(signers::add);
            ArrayNode unproven = node.putArray("unproven");
            release.unproven().forEach(unproven::add);
        }
        return array.toPrettyString();
    }
}
