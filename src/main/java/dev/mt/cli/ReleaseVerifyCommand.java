package dev.mt.cli;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.core.ReleaseTag;
import dev.mt.registry.Reference;
import dev.mt.registry.RemoteRepository;
import dev.mt.release.publish.ReleaseCheck;
import dev.mt.release.publish.ReleaseCheck.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Checks what is published. */
@Command(
        name = "verify",
        description = {
            "Checks a release in the registry: that it is whole, and that its signatures, provenance, SBOM and proofs are there and by this key.",
            "Prints a table; fails if anything is not as it must be."
        })
final class ReleaseVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Parameters(
            paramLabel = "REF",
            description = "A release's tag, such as v1.104.5-mt.1, 'stable', or REPOSITORY:TAG, REPOSITORY@DIGEST.")
    private String ref = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final Context context;

    ReleaseVerifyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean bare = ReleaseTag.read(ref).isPresent() || ref.equals("stable");
        Reference reference = bare ? registry.repository(context) : Reference.parse(ref);
        String tagOrDigest = bare
                ? ref
                : reference.digest().map(Object::toString).or(reference::tag).orElseThrow();
        List<Finding> findings;
        try (RemoteRepository repository = RemoteRepository.reading(reference, registry.settings(context))) {
            findings = new ReleaseCheck(repository, signing.verifying(context)).check(tagOrDigest);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(findings));
        } else {
            findings.forEach(each -> out.printf(
                    "%-6s %-10s %-14s %s%n",
                    each.good() ? "ok" : "WRONG", each.what(), shortened(each.about()), each.detail()));
        }
        out.flush();
        long wrong = findings.stream().filter(each -> !each.good()).count();
        if (wrong > 0) {
            throw Failure.of(
                    "%d of %d things about %s are not as they must be".formatted(wrong, findings.size(), ref),
                    "do not use it before you know why");
        }
        return ExitCode.DONE.status();
    }

    private static String shortened(String about) {
        return about.startsWith("sha256:") ? about.substring("sha256:".length(), "sha256:".length() + 12) : about;
    }

    private static String json(List<Finding> findings) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        findings.forEach(each -> array.addObject()
                .put("what", each.what())
                .put("about", each.about())
                .put("good", each.good())
                .put("detail", each.detail()));
        return array.toPrettyString();
    }
}
