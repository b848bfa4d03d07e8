package dev.mt.oci;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.oci.MediaType.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the images of a docker archive; layers may be tar or gzip. */
final class DockerArchiveReader {
    private final String name;
    private final ArchiveMembers members;
    private final Scratch scratch;

    DockerArchiveReader(String name, ArchiveMembers members, Scratch scratch) {
        this.name = name;
        this.members = members;
        this.scratch = scratch;
    }

    /** Each platform once: the first that is met. */
    List<Image> images() throws IOException {
        List<Image> images = new ArrayList<>();
        Set<Platform> found = EnumSet.noneOf(Platform.class);
        Set<String> others = new TreeSet<>();
        String document = DockerArchive.MANIFEST + " of " + name;
        for (JsonObject item : JsonObject.readList(members.document(DockerArchive.MANIFEST), document)) {
            byte[] json = members.document(item.text("Config"));
            ImageConfig config = ImageConfig.read(json, "the configuration in " + name);
            Optional<Platform> platform = config.platform().known();
            if (platform.isEmpty()) {
                others.add(config.platform().toString());
            } else if (found.add(platform.get())) {
                List<Layer> layers = layers(item.texts("Layers"), config);
                images.add(new Image(platform.get(), config, ByteSource.of(json), Optional.empty(), layers));
            }
        }
        if (images.isEmpty()) {
            throw NoImage.forKnownPlatform(name, others);
        }
        return List.copyOf(images);
    }

    private List<Layer> layers(List<String> files, ImageConfig config) throws IOException {
        NoImage.unlessAsMany(name, files.size(), config.diffIds().size());
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            layers.add(layer(members.member(files.get(i)), config.diffIds().get(i)));
        }
        return layers;
    }

    private Layer layer(ByteSource content, Digest diffId) throws IOException {
        Packing packing = Gunzip.isPacked(content) ? Packing.GZIP : Packing.NONE;
        Descriptor blob =
                switch (packing) {
                    case NONE -> Descriptor.of(MediaType.DOCKER_LAYER_TAR, diffId, content.size());
                    case GZIP -> Descriptor.of(MediaType.DOCKER_LAYER_GZIP, digest(content), content.size());
                };
        return new Layer(blob, diffId, content, new VerifiedTar(name, content, packing, diffId, scratch));
    }

    private static Digest digest(ByteSource content) throws IOException {
        try (InputStream in = content.open()) {
            return Digest.of(in);
        }
    }
}
