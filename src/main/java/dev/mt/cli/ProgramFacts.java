package dev.mt.cli;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.InParallel;
import dev.mt.core.WholeFile;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.elf.ElfHeader;
import dev.mt.elf.GoBuildInfo;
import dev.mt.oci.Image;
import dev.mt.oci.OciLayout;
import dev.mt.oci.TreeEntry;
import dev.mt.pack.PackedProgram;
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
 * What an image's program says about itself. It has to be unpacked for that, which takes longer than pushing it: a build
 * leaves it in {@code programs/<mark>.json} beside the layout. The mark is part of the program's own digest, so that such a
 * file cannot be about another program.
 *
 * @param mark what tells builds of the program apart, as in {@link PackedProgram#mark}
 * @param goVersion such as {@code 1.27.4}, without the experiments that were set
 * @param modules paths of the Go modules that are linked
 */
record ProgramFacts(String mark, String goVersion, List<String> modules) {
    /** Where the program is in an image. */
    static final String PROGRAM = "usr/local/bin/tailscale.combined";

    private static final String FOLDER = "programs";

    ProgramFacts {
        Objects.requireNonNull(mark, "mark is null");
        Objects.requireNonNull(goVersion, "goVersion is null");
        modules = List.copyOf(modules);
    }

    /**
     * Leaves the facts of every image of a layout in {@code dist}; those that are there stay. A program that says nothing of
     * itself is no fault of the build: who publishes it hears of that.
     */
    static void leave(Path layout, Path dist) {
        try (OciLayout open = OciLayout.open(layout)) {
            InParallel.each(open.images(), image -> leave(image, dist));
        }
    }

    private static void leave(Image image, Path dist) {
        Optional<byte[]> program = program(image);
        if (program.isEmpty() || left(program.get(), dist).isPresent()) {
            return;
        }
        ProgramFacts facts;
        try {
            facts = read(program.get());
        } catch (Failure e) {
            return;
        }
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("go", facts.goVersion);
        ArrayNode modules = json.putArray("modules");
        facts.modules.forEach(modules::add);
        try {
            Path file = file(dist, facts.mark);
            Files.createDirectories(dist.resolve(FOLDER));
            WholeFile.write(file, (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.of("cannot write into " + dist.resolve(FOLDER), "is there room, and may this user?", e);
        }
    }

    /** The facts of an image: those that the build left, else out of the program; nothing if there is no program. */
    static Optional<ProgramFacts> of(Image image, Path dist) {
        return program(image).map(program -> left(program, dist).orElseGet(() -> read(program)));
    }

    private static Path file(Path dist, String mark) {
        return dist.resolve(FOLDER).resolve(mark + ".json");
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

    private static Optional<ProgramFacts> left(byte[] program, Path dist) {
        Optional<PackedProgram> packed = PackedProgram.read(program);
        if (packed.isEmpty()) {
            return Optional.empty();
        }
        String mark = packed.get().mark();
        Path file = file(dist, mark);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
            List<String> modules = json.path("modules").values().stream()
                    .map(each -> each.asString(""))
                    .toList();
            return modules.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ProgramFacts(mark, json.path("go").asString(""), modules));
        } catch (IOException | JacksonException e) {
            throw Failure.of("cannot read " + file, "delete it, or build again", e);
        }
    }

    private static ProgramFacts read(byte[] bytes) {
        byte[] program = PackedProgram.read(bytes).map(PackedProgram::unpack).orElse(bytes);
        GoBuildInfo info = GoBuildInfo.read(ElfFile.read(ElfBytes.of(PROGRAM, program)));
        return new ProgramFacts(
                Digest.of(program).hex().substring(0, 32),
                info.goVersion().replaceFirst("^go", "").replaceFirst("[ -].*$", ""),
                info.modules());
    }
}
