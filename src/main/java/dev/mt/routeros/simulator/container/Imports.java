package dev.mt.routeros.simulator.container;

import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.storage.Files;
import dev.mt.routeros.simulator.storage.NoSpace;
import dev.mt.routeros.simulator.storage.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings an image into a container's root folder: from a registry or a file, in a job of its own. */
final class Imports {
    /** How much is extracted between two steps that a fault can strike at. */
    private static final long CHUNK = 1 << 19;
    /** How fast flash is written. */
    private static final long BYTES_PER_SECOND = 4_000_000;

    private final Host host;
    private final LayerFiles layerFiles;

    Imports(Host host, LayerFiles layerFiles) {
        this.host = host;
        this.layerFiles = layerFiles;
    }

    /** Brings it in; the caller's job waits as long as it takes. */
    PulledImage bring(Container container) throws PullFailure {
        String root = container.rootDir();
        if (!host.allowed()) {
            throw PullFailure.download("not allowed by device-mode");
        }
        if (!host.files()
                .place(root)
                .volume()
                .below(host.files().place(root).path())
                .isEmpty()) {
            throw PullFailure.download("root-dir " + container.settings.text("root-dir") + " is not empty");
        }
        String file = container.settings.text("file");
        return file.isEmpty() ? pulled(container, root) : imported(file, root);
    }

    private PulledImage imported(String file, String root) throws PullFailure {
        host.operations().step(Operation.Kind.PULL, "read " + file);
        Optional<Node.Data> archive =
                host.files().find(file).filter(Node.Data.class::isInstance).map(Node.Data.class::cast);
        PulledImage image = ArchiveImport.read(
                archive.flatMap(Node.Data::content)
                        .orElseThrow(() -> PullFailure.download("file " + file + " not found")),
                host.version(),
                layerFiles);
        extract(image, root);
        return image;
    }

    private PulledImage pulled(Container container, String root) throws PullFailure {
        ImageName name =
                ImageName.of(container.settings.text("remote-image"), host.setting("registry-url"), host.version());
        host.log(
                "container,info,debug",
                "downloading and extracting remote image: registry=" + name.registry() + " image=" + name);
        String tmpdir = Files.normal(host.setting("tmpdir"));
        boolean checked = container.settings.yes("check-certificate");
        ImagePull pull =
                new ImagePull(host, layerFiles, name, host.trust(checked), tmpdir.isEmpty() ? root + ".tmp" : tmpdir);
        try {
            PulledImage image = pull.pull();
            extract(image, root);
            discard(pull, tmpdir.isEmpty(), root);
            return image;
        } catch (PullFailure e) {
            discard(pull, tmpdir.isEmpty(), root);
            throw e;
        }
    }

    private void discard(ImagePull pull, boolean ownFolder, String root) {
        pull.downloaded().forEach(host.files()::remove);
        if (ownFolder) {
            host.files().remove(root + ".tmp");
        }
    }

    private void extract(PulledImage image, String root) throws PullFailure {
        if (host.conditions().has(Trouble.IMPORT_SKIPPED)) {
            host.log("container,info", "skip importing same version");
            put(root, Node.Folder.STORE);
            return;
        }
        host.operations().step(Operation.Kind.PULL, "extract into " + root);
        put(root, Node.Folder.STORE);
        long since = 0;
        for (Map.Entry<String, Node> each : image.files().entrySet()) {
            put(root + "/" + each.getKey(), each.getValue());
            since += Math.max(1, each.getValue().size());
            if (since >= CHUNK) {
                host.timeline().sleep(Duration.ofMillis(since * 1000 / BYTES_PER_SECOND));
                host.operations().step(Operation.Kind.PULL, "extracted " + each.getKey());
                since = 0;
            }
        }
        host.timeline().sleep(Duration.ofMillis(200));
        host.operations().step(Operation.Kind.PULL, "extracted all into " + root);
    }

    private void put(String path, Node node) throws PullFailure {
        try {
            host.files().put(path, node);
        } catch (NoSpace e) {
            throw new PullFailure(PullFailure.NO_SPACE);
        }
    }

    /** The digests of layers as rows show them. */
    static List<String> layers(PulledImage image) {
        return image.layers().stream().map(Object::toString).toList();
    }
}
