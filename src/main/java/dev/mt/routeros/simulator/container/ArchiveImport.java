package dev.mt.routeros.simulator.container;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.oci.Descriptor;
import dev.mt.oci.ImageConfig;
import dev.mt.oci.Index;
import dev.mt.oci.Manifest;
import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.simulator.net.Body;
import dev.mt.routeros.simulator.storage.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an image out of a file on the router. Safe is a docker archive whose layers are not compressed; an OCI archive is
 * taken by newer versions only. From which version on is not known: 7.20, which changed much of the engine, stands for it.
 */
final class ArchiveImport {
    private static final RouterOsVersion OCI_ARCHIVES = RouterOsVersion.parse("7.20");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, byte[]> members;
    private final RouterOsVersion version;
    private final LayerFiles layerFiles;

    private ArchiveImport(Map<String, byte[]> members, RouterOsVersion version, LayerFiles layerFiles) {
        this.members = members;
        this.version = version;
        this.layerFiles = layerFiles;
    }

    static PulledImage read(Text archive, RouterOsVersion version, LayerFiles layerFiles) throws PullFailure {
        Map<String, byte[]> members = new HashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive.bytes()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    members.put(entry.getName().replaceFirst("^\\./", ""), tar.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw PullFailure.download("bad archive");
        }
        ArchiveImport read = new ArchiveImport(members, version, layerFiles);
        try {
            return members.containsKey("manifest.json") ? read.docker() : read.oci();
        } catch (Failure | JacksonException e) {
            throw PullFailure.download("bad archive");
        }
    }

    private PulledImage docker() throws PullFailure {
        JsonNode image = MAPPER.readTree(member("manifest.json")).path(0);
        byte[] config = member(image.path("Config").asString(""));
        List<Body> layers = new ArrayList<>();
        for (JsonNode layer : image.path("Layers")) {
            byte[] bytes = member(layer.asString(""));
            if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
                throw new PullFailure(PullFailure.EXTRACT);
            }
            layers.add(Body.owning(bytes));
        }
        return image(config, layers, false);
    }

    private PulledImage oci() throws PullFailure {
        if (!members.containsKey("index.json") || !version.isAtLeast(OCI_ARCHIVES)) {
            throw PullFailure.download("bad archive: no manifest.json");
        }
        Index index = Index.read(member("index.json"), "index");
        Optional<Descriptor> first = index.manifests().stream().findFirst();
        Manifest manifest =
                Manifest.read(blob(first.orElseThrow(() -> PullFailure.download("bad archive"))), "manifest");
        List<Body> layers = new ArrayList<>();
        for (Descriptor layer : manifest.layers()) {
            layers.add(Body.owning(blob(layer)));
        }
        return image(blob(manifest.config()), layers, true);
    }

    private PulledImage image(byte[] config, List<Body> layers, boolean packed) throws PullFailure {
        ImageConfig read = ImageConfig.read(config, "configuration");
        Body text = Body.owning(config);
        return new PulledImage(
                Digest.of(config),
                read,
                text.utf8(),
                layers.stream().map(Body::digest).toList(),
                layerFiles.read(read, layers, packed));
    }

    private byte[] blob(Descriptor blob) throws PullFailure {
        return member("blobs/sha256/" + blob.digest().hex());
    }

    private byte[] member(String name) throws PullFailure {
        byte[] bytes = members.get(name);
        if (bytes == null) {
            throw PullFailure.download("bad archive: no " + name);
        }
        return bytes;
    }
}
