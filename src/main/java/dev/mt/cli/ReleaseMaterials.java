package dev.mt.cli;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.InParallel;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.elf.ElfHeader;
import dev.mt.elf.GoBuildInfo;
import dev.mt.oci.Image;
import dev.mt.oci.TreeEntry;
import dev.mt.pack.PackedProgram;
import dev.mt.recipe.Repository;
import dev.mt.recipe.busybox.BusyboxPin;
import dev.mt.recipe.pins.GoModule;
import dev.mt.release.attest.Component;
import dev.mt.release.attest.Component.Checksum;
import dev.mt.release.attest.Component.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a release is made of: the modules that its programs themselves name, and the pins of the checkout. */
final class ReleaseMaterials {
    private static final String PROGRAM = "usr/local/bin/tailscale.combined";
    private static final Pattern ZIG = Pattern.compile("(?m)^ziglang==([0-9.]+)");
    private static final String SUM = "h1:";

    private final Repository repository;
    private final Map<Image, ElfBytes> programs = new LinkedHashMap<>();

    /** Unpacks the programs of images; one of an image that holds none is missed aloud. */
    ReleaseMaterials(Repository repository, List<Image> images, Consumer<String> say) {
        this.repository = repository;
        Map<Image, ElfBytes> found = new ConcurrentHashMap<>();
        InParallel.each(images, image -> program(image).ifPresent(program -> found.put(image, program)));
        for (Image image : images) {
            Optional.ofNullable(found.get(image))
                    .ifPresentOrElse(
                            program -> programs.put(image, program),
                            () -> say.accept("the image for %s holds no %s: its modules are not in the SBOM"
                                    .formatted(image.platform(), PROGRAM)));
        }
    }

    private static Optional<ElfBytes> program(Image image) {
        try {
            Optional<TreeEntry> entry = image.files().find(PROGRAM);
            if (entry.isEmpty() || !(entry.get() instanceof TreeEntry.RegularFile file)) {
                return Optional.empty();
            }
            byte[] bytes = file.content().readAll();
            if (!ElfHeader.begins(bytes)) {
                return Optional.empty();
            }
            Optional<PackedProgram> packed = PackedProgram.read(bytes);
            return Optional.of(
                    ElfBytes.of(PROGRAM, packed.map(PackedProgram::unpack).orElse(bytes)));
        } catch (IOException e) {
            throw Failure.of("cannot read the image for " + image.platform(), "build it again", e);
        }
    }

    /** The symbol maps that were made of these programs: their names say of which. */
    Optional<Path> symbols(Image image, Path folder) {
        return Optional.ofNullable(programs.get(image))
                .map(program -> Digest.of(program.copy(0, program.size())).hex().substring(0, 32))
                .map(mark -> folder.resolve(mark + ".mtsym"))
                .filter(Files::isRegularFile);
    }

    /** Everything. */
    List<Component> components() {
        List<Component> components = new ArrayList<>();
        Set<String> modules = new TreeSet<>();
        Set<String> versions = new TreeSet<>();
        for (ElfBytes program : programs.values()) {
            GoBuildInfo info = GoBuildInfo.read(ElfFile.read(program));
            modules.addAll(info.modules());
            versions.add(info.goVersion().replaceFirst("^go", "").replaceFirst(" .*$", ""));
        }
        for (String version : versions) {
            components.add(new Component(Role.INSIDE, "std", version, "pkg:golang/std@" + version, Optional.empty()));
        }
        Map<String, String> sums = sums(repository.image("tailscale").resolve("go.sum"));
        for (String module : modules) {
            components.add(module(Role.INSIDE, module, sums));
        }
        sums(repository.image("certificates").resolve("go.sum"))
                .forEach((path, sum) -> components.add(module(Role.INSIDE, path, Map.of(path, sum))));
        components.addAll(busyboxAndTools());
        return components;
    }

    private List<Component> busyboxAndTools() {
        BusyboxPin busybox = BusyboxPin.read(repository.image("busybox/source.toml"));
        String zig = zig(repository.image("toolchain/requirements.txt"));
        Optional<String> go = GoModule.read(repository.image("tailscale")).toolchain();
        List<Component> components = new ArrayList<>();
        components.add(new Component(
                Role.INSIDE,
                "busybox",
                busybox.version(),
                "pkg:generic/busybox@" + busybox.version(),
                Optional.of(new Checksum(Checksum.Kind.FILE, busybox.digest().hex()))));
        // Its version is zig's affair.
        components.add(new Component(
                Role.INSIDE, "musl", "", "pkg:generic/musl?bundled_with=ziglang%40" + zig, Optional.empty()));
        components.add(new Component(Role.TOOL, "ziglang", zig, "pkg:pypi/ziglang@" + zig, Optional.empty()));
        go.map(name -> name.replaceFirst("^go", ""))
                .ifPresent(version -> components.add(
                        new Component(Role.TOOL, "go", version, "pkg:generic/go@" + version, Optional.empty())));
        return components;
    }

    private static Component module(Role role, String path, Map<String, String> sums) {
        String[] sum = Optional.ofNullable(sums.get(path)).orElse("").split(" ", -1);
        if (sum.length < 2) {
            return new Component(role, path, "", "pkg:golang/" + path, Optional.empty());
        }
        byte[] hash = Base64.getDecoder().decode(sum[1].substring(SUM.length()));
        return new Component(
                role,
                path,
                sum[0],
                "pkg:golang/%s@%s".formatted(path, sum[0]),
                Optional.of(new Checksum(Checksum.Kind.GO_MODULE, HexFormat.of().formatHex(hash))));
    }

    /** Version and hash of each module whose files a {@code go.sum} vouches for. */
    private static Map<String, String> sums(Path file) {
        Map<String, String> sums = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", -1);
                if (words.length == 3 && !words[1].endsWith("/go.mod") && words[2].startsWith(SUM)) {
                    sums.put(words[0], words[1] + " " + words[2]);
                }
            }
        } catch (IOException e) {
            throw Failure.of("cannot read the pins in " + file, "is the repository whole?", e);
        }
        return sums;
    }

    private static String zig(Path requirements) {
        try {
            Matcher matcher = ZIG.matcher(Files.readString(requirements));
            if (matcher.find()) {
                return matcher.group(1);
            }
        } catch (IOException e) {
            throw Failure.of("cannot read the pins in " + requirements, "is the repository whole?", e);
        }
        throw Failure.of(requirements + " pins no ziglang", "is the repository whole?");
    }
}
