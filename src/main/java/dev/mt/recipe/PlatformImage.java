package dev.mt.recipe;

import dev.mt.core.Bytes;
import dev.mt.core.Platform;
import dev.mt.oci.Annotations;
import dev.mt.oci.FileTree;
import dev.mt.oci.Image;
import dev.mt.oci.ImageConfig;
import dev.mt.oci.Layer;
import dev.mt.oci.LayerFile;
import dev.mt.oci.LayoutWriter;
import dev.mt.recipe.busybox.BusyboxBinary;
import dev.mt.recipe.certificates.Certificates;
import dev.mt.recipe.go.TailscaleModule;
import dev.mt.recipe.pins.ImageSettings;
import dev.mt.recipe.program.PackedBinary;
import dev.mt.recipe.program.SlimBinary;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the image for one platform together; its result is an OCI layout with that image alone, and a size. */
record PlatformImage(
        PackedBinary tailscale,
        PackedBinary busybox,
        Optional<SlimBinary> slimmed,
        BusyboxBinary applets,
        Certificates certificates,
        TailscaleModule module,
        Path ours,
        ImageSettings settings,
        ReleaseLabel label)
        implements Step {
    private static final String BYTES = "bytes";
    private static final String SYMBOLS = "symbols";
    private static final String LABEL_PREFIX = "org.opencontainers.image.";

    PlatformImage {
        Objects.requireNonNull(tailscale, "tailscale is null");
        Objects.requireNonNull(busybox, "busybox is null");
        Objects.requireNonNull(slimmed, "slimmed is null");
        Objects.requireNonNull(applets, "applets is null");
        Objects.requireNonNull(certificates, "certificates is null");
        Objects.requireNonNull(module, "module is null");
        Objects.requireNonNull(ours, "ours is null");
        Objects.requireNonNull(settings, "settings is null");
        Objects.requireNonNull(label, "label is null");
    }

    @Override
    public String name() {
        return "image";
    }

    @Override
    public Optional<Platform> platform() {
        return Optional.of(target());
    }

    @Override
    public List<Step> needs() {
        List<Step> needs = new ArrayList<>(List.of(tailscale, busybox, applets, certificates, module));
        slimmed.ifPresent(needs::add);
        return List.copyOf(needs);
    }

    @Override
    public void describe(StepKey.Builder key) throws IOException {
        key.add("revision of this step", "3");
        key.add("label", label.tag()).add("revision", label.revision().orElse(""));
        key.add("labels", settings.labels());
        key.add("entrypoint", settings.entrypoint()).add("command", settings.command());
        key.add("environment", settings.environment()).add("volumes", settings.volumes());
        key.add("stop signal", settings.stopSignal());
        Map<String, String> folders = new TreeMap<>();
        settings.folders().forEach((path, mode) -> folders.put(path, Integer.toOctalString(mode)));
        key.add("folders", folders);
        for (Path file : RootFileSystem.ourFiles(ours)) {
            key.file((Files.isExecutable(file) ? "program " : "file ") + ours.relativize(file), file);
        }
    }

    @Override
    public void run(Work work) throws IOException {
        Instant released = TailscaleModule.released(work.result(module));
        RootFileSystem files = new RootFileSystem(
                work.result(tailscale),
                work.result(busybox),
                BusyboxBinary.links(work.result(applets)),
                work.result(certificates),
                ours,
                settings.folders());
        FileTree tree = files.tree();
        Files.writeString(work.output().resolve(BYTES), Long.toString(tree.contentBytes()));
        Layer layer = LayerFile.write(tree, released, work.scratch().resolve("layer.tar.gz"));
        Image image = Image.of(target(), released, process(released), layer, "mt build");
        LayoutWriter.write(layout(work.output()), label.tag(), List.of(image), Map.of());
        if (slimmed.isPresent()) {
            Path map = SlimBinary.symbols(work.result(slimmed.get()));
            Files.copy(
                    map, Files.createDirectory(work.output().resolve(SYMBOLS)).resolve(map.getFileName()));
        }
    }

    private Platform target() {
        return tailscale.stub().target();
    }

    /** The layout in this step's result. */
    static Path layout(Path result) {
        return result.resolve("oci");
    }

    /** The bytes of all files in the root file system, out of this step's result: to read the layer takes longer. */
    static Bytes bytes(Path result) throws IOException {
        return new Bytes(Long.parseLong(Files.readString(result.resolve(BYTES))));
    }

    /** The symbol map of the image's Tailscale in this step's result, if it was slimmed. */
    static Optional<Path> symbols(Path result) throws IOException {
        Path folder = result.resolve(SYMBOLS);
        return Files.isDirectory(folder) ? Optional.of(SlimBinary.onlyFile(folder)) : Optional.empty();
    }

    private ImageConfig.RunConfig process(Instant released) {
        TreeMap<String, String> labels = new TreeMap<>();
        settings.labels().forEach((name, value) -> labels.put(LABEL_PREFIX + name, value));
        labels.put(Annotations.VERSION, label.tag());
        labels.put(Annotations.CREATED, released.toString());
        label.revision().ifPresent(revision -> labels.put(Annotations.REVISION, revision));
        return new ImageConfig.RunConfig(
                settings.environment(),
                settings.entrypoint(),
                settings.command(),
                new TreeSet<>(settings.volumes()),
                Optional.of("/"),
                labels,
                Optional.of(settings.stopSignal()));
    }
}
