package dev.mt.cli;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.InParallel;
import dev.mt.core.WholeFile;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.elf.ElfHeader;
import dev.mt.elf.GoBuildInfo;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Image;
import dev.mt.oci.OciLayout;
import dev.mt.oci.TreeEntry;
import dev.mt.pack.PackedProgram;
import dev.mt.release.attest.Attachments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an image's program says about itself, and its symbol map. The program has to be unpacked for that, which takes longer
 * than pushing it: a build leaves it in {@code programs/<manifest>.json} beside the layout. A manifest's digest is that of all
 * that is in the image, so that such a file cannot be about another program.
 *
 * @param mark what tells builds of the program apart, as in {@link PackedProgram#mark}
 * @param goVersion such as {@code 1.27.4}, without the experiments that were set
 * @param modules paths of the Go modules that are linked
 * @param symbols digest and size of its symbol map, if there was one
 */
record ProgramFacts(String mark, String goVersion, List<String> modules, Optional<Descriptor> symbols) {
    /** Where the program is in an image. */
    static final String PROGRAM = "usr/local/bin/tailscale.combined";

    private static final String FOLDER = "programs";

    ProgramFacts {
        Objects.requireNonNull(mark, "mark is null");
        Objects.requireNonNull(goVersion, "goVersion is null");
        modules = List.copyOf(modules);
        Objects.requireNonNull(symbols, "symbols is null");
    }

    /**
     * Leaves the facts of every image of a layout in {@code dist}, whose symbol maps are there already; those that are there
     * stay. A program that says nothing of itself is no fault of the build: who publishes it hears of that.
     */
    static void leave(Path layout, Path dist) {
        try (OciLayout open = OciLayout.open(layout)) {
            InParallel.each(open.images(), image -> read(image, dist));
        }
    }

    private static void read(Image image, Path dist) {
        Optional<Path> file = file(image, dist);
        if (file.isEmpty() || left(file.get(), dist).isPresent()) {
            return;
        }
        Optional<ProgramFacts> read;
        try {
            read = program(image).map(program -> read(program, dist));
        } catch (Failure e) {
            return;
        }
        if (read.isEmpty()) {
            return;
        }
        read.get().write(file.get());
    }

    /** Leaves these facts of an image. */
    void leave(Image image, Path dist) {
        file(image, dist).ifPresent(this::write);
    }

    private void write(Path file) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("mark", mark);
        json.put("go", goVersion);
        ArrayNode names = json.putArray("modules");
        modules.forEach(names::add);
        symbols.ifPresent(map ->
                json.putObject("symbols").put("digest", map.digest().toString()).put("size", map.size()));
        try {
            Files.createDirectories(file.resolveSibling("."));
            WholeFile.write(file, (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.of("cannot write " + file, "is there room, and may this user?", e);
        }
    }

    /** The facts of an image: those that the build left, else out of the program; nothing if there is no program. */
    static Optional<ProgramFacts> of(Image image, Path dist) {
        return file(image, dist).flatMap(file -> left(file, dist)).or(() -> program(image)
                .map(program -> read(program, dist)));
    }

    /** Where the symbol map is, or would be. */
    Path symbolFile(Path dist) {
        return symbolFile(dist, mark);
    }

    private static Path symbolFile(Path dist, String mark) {
        return dist.resolve("symbols").resolve(mark + ".mtsym");
    }

    private static Optional<Path> file(Image image, Path dist) {
        return image.manifestDigest().map(digest -> file(digest, dist));
    }

    private static Path file(Digest manifest, Path dist) {
        return dist.resolve(FOLDER).resolve(manifest.hex() + ".json");
    }

    private static Optional<byte[]> program(Image image) {
        try {
            Optional<TreeEntry> entry = image.files().find(PROGRAM);
            if (entry.isEmpty() || !(entry.get() instanceof TreeEntry.RegularFile file)) {
                return Optional.empty();
            }
            byte[] bytes = file.content().readAll();
            return ElfHeader.begins(bytes) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException e) {
            throw Failure.of("cannot read the image for " + image.platform(), "build it again", e);
        }
    }

    /** The facts that the build left of the image with a manifest; nothing if it left none. */
    static Optional<ProgramFacts> left(Digest manifest, Path dist) {
        return left(file(manifest, dist), dist);
    }

    private static Optional<ProgramFacts> left(Path file, Path dist) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
            List<String> modules = json.path("modules").values().stream()
                    .map(each -> each.asString(""))
                    .toList();
            JsonNode map = json.path("symbols");
            Optional<Descriptor> symbols = map.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(Descriptor.of(
                            Attachments.SYMBOLS,
                            Digest.parse(map.path("digest").asString("")),
                            map.path("size").asLong(-1)));
            return modules.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ProgramFacts(
                            json.path("mark").asString(""),
                            json.path("go").asString(""),
                            modules,
                            symbols.filter(each -> sized(symbols(dist, json), each))
                                    .or(() -> symbols(symbols(dist, json)))));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw Failure.of("cannot read " + file, "delete it, or build again", e);
        }
    }

    private static Path symbols(Path dist, JsonNode left) {
        return symbolFile(dist, left.path("mark").asString(""));
    }

    private static boolean sized(Path file, Descriptor wanted) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == wanted.size();
        } catch (IOException e) {
            return false;
        }
    }

    private static ProgramFacts read(byte[] bytes, Path dist) {
        byte[] program = PackedProgram.read(bytes).map(PackedProgram::unpack).orElse(bytes);
        GoBuildInfo info = GoBuildInfo.read(ElfFile.read(ElfBytes.of(PROGRAM, program)));
        String mark = Digest.of(program).hex().substring(0, 32);
        return new ProgramFacts(
                mark,
                info.goVersion().replaceFirst("^go", "").replaceFirst("[ -].*$", ""),
                info.modules(),
                symbols(symbolFile(dist, mark)));
    }

    private static Optional<Descriptor> symbols(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Descriptor.of(Attachments.SYMBOLS, Digest.ofFile(file), Files.size(file)));
        } catch (IOException e) {
            throw Failure.of("cannot read the symbol map " + file, "build again: ./mt build", e);
        }
    }
}
