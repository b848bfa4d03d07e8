package dev.mt.cli;

import dev.mt.core.Digest;
import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.ReleaseTag;
import dev.mt.oci.Annotations;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Image;
import dev.mt.oci.OciLayout;
import dev.mt.recipe.Repository;
import dev.mt.registry.RemoteRepository;
import dev.mt.release.attest.Attachment;
import dev.mt.release.attest.Attachments;
import dev.mt.release.attest.Attachments.SymbolFile;
import dev.mt.release.attest.Origin;
import dev.mt.release.publish.Proofs;
import dev.mt.release.publish.Publisher;
import dev.mt.release.sign.SigningKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes what was built and verified. */
@Command(
        name = "publish",
        description = {
            "Pushes the release in dist to a registry: everything first, then its tags, then :stable.",
            "Prints REPOSITORY@DIGEST. A release that is there already is not pushed again, and never overwritten.",
            "Logins: MT_REGISTRY_USER and MT_REGISTRY_PASSWORD, REGISTRY_AUTH_FILE, or those of podman, skopeo or"
                    + " docker."
        })
final class ReleasePublishCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    @Parameters(
            paramLabel = "TAG",
            arity = "0..1",
            description = "The release, such as v1.104.5-mt.1 (default: what the image in dist calls itself).")
    private @Nullable String tag;

    @Option(names = "--from", paramLabel = "DIR", description = "What ./mt build wrote (default: dist).")
    private @Nullable Path from;

    @Option(names = "--no-stable", description = "Leave :stable where it is.")
    private boolean noStable;

    @Option(names = "--unproven", description = "Publish although ./mt verify did not prove these very images.")
    private boolean unproven;

    @Option(names = "--dry-run", description = "Only look, and say what would be pushed.")
    private boolean dryRun;

    @Option(
            names = "--mount-from",
            paramLabel = "REPOSITORY",
            description =
                    "Another repository of the same registry that may have blobs already, such as network/staging.")
    private @Nullable String mountFrom;

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Mixin
    private SecretOptions secrets = new SecretOptions();

    private final Context context;

    ReleasePublishCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return secrets.around(context, this::say, this::publish);
    }

    /** Publishes; the variables of a context may be others than the process's. */
    private int publish(Context with) {
        Path dist = from == null ? context.home().resolve("dist") : from;
        try (OciLayout all = OciLayout.open(dist.resolve("oci"));
                RemoteRepository repository =
                        RemoteRepository.writing(registry.repository(with), registry.settings(with))) {
            ReleaseTag release = ReleaseTag.parse(tag == null ? called(all) : tag);
            try (OciLayout layout = OciLayout.open(dist.resolve("oci"), release.toString())) {
                Proofs proofs = new Proofs(dist.resolve("proof"));
                requireProofs(proofs.missing(layout));
                Optional<SigningKey> key = signing.signing(with);
                if (key.isEmpty()) {
                    say("not signed: no --key was given");
                }
                Publisher.Stable stable = noStable ? Publisher.Stable.STAYS : Publisher.Stable.FORWARD;
                Digest digest = new Publisher(repository, this::say, dryRun)
                        .publish(
                                layout,
                                release,
                                stable,
                                () -> attachments(key, layout, release, proofs, dist),
                                Optional.ofNullable(mountFrom));
                RemoteRepository.Sent sent = repository.sent();
                say("%d requests, %.3f s from the first to the last"
                        .formatted(sent.requests(), sent.time().toNanos() / 1e9));
                PrintWriter out = spec.commandLine().getOut();
                out.println(repository.name() + "@" + digest);
                out.flush();
            }
        }
        return ExitCode.DONE.status();
    }

    private List<Attachment> attachments(
            Optional<SigningKey> key, OciLayout layout, ReleaseTag release, Proofs proofs, Path dist) {
        Map<Platform, Descriptor> manifests = Proofs.manifests(layout);
        Map<Platform, byte[]> proven = proofs.of(manifests);
        // Without the names of files: they are this machine's own.
        List<String> unproven = manifests.keySet().stream()
                .filter(platform -> !proven.containsKey(platform))
                .map(platform -> platform.id() + " was not verified")
                .toList();
        ReleaseMaterials materials =
                new ReleaseMaterials(new Repository(context.home()), manifests, layout::image, dist, this::say);
        Image first = manifests.values().stream().findFirst().map(layout::image).orElseGet(() -> layout.images()
                .getFirst());
        Map<String, String> labels = first.config().process().labels();
        Origin origin = new Origin(
                release,
                Optional.ofNullable(labels.get(Annotations.SOURCE)).orElse("unknown"),
                Optional.ofNullable(labels.get(Annotations.REVISION)),
                first.config().created().orElse(Instant.EPOCH),
                materials.components(),
                unproven);
        Map<Platform, SymbolFile> symbols = new EnumMap<>(Platform.class);
        manifests
                .keySet()
                .forEach(platform -> materials.symbols(platform, dist).ifPresent(file -> symbols.put(platform, file)));
        return new Attachments(layout.imageIndex().plain(), manifests, origin, proven, symbols, key).all();
    }

    private static String called(OciLayout layout) {
        return layout.tags().stream()
                .filter(each -> ReleaseTag.read(each).isPresent())
                .findFirst()
                .orElseThrow(() -> Failure.of(
                        "%s is no release: it is called %s".formatted(layout.name(), String.join(", ", layout.tags())),
                        "build it as one: ./mt build --release TAG, or from a commit that has the tag"));
    }

    private void requireProofs(List<String> missing) {
        if (missing.isEmpty()) {
            return;
        }
        if (!unproven) {
            throw Failure.of(
                    "not everything is proven to work: " + String.join("; ", missing),
                    "run ./mt verify, or publish with --unproven");
        }
        missing.forEach(each -> say("unproven: " + each));
    }

    private void say(String message) {
        PrintWriter err = spec.commandLine().getErr();
        synchronized (this) {
            err.println(message);
            err.flush();
        }
    }
}
