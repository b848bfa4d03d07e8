package dev.mt.cli;

import dev.mt.core.Failure;
import dev.mt.core.InParallel;
import dev.mt.core.Platform;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Image;
import dev.mt.recipe.Repository;
import dev.mt.recipe.busybox.BusyboxPin;
import dev.mt.recipe.pins.GoModule;
import dev.mt.release.attest.Attachments.SymbolFile;
import dev.mt.release.attest.Component;
import dev.mt.release.attest.Component.Checksum;
import dev.mt.release.attest.Component.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a release is made of: the modules that its programs themselves name, and the pins of the checkout. */
final class ReleaseMaterials {
    private static final Pattern ZIG = Pattern.compile("(?m)^ziglang==([0-9.]+)");
    private static final String SUM = "h1:";

    private final Repository repository;
    private final Map<Platform, ProgramFacts> programs = new ConcurrentHashMap<>();

    /**
     * Finds out about the programs of images; one of an image that holds none is missed aloud.
     *
     * @param manifests of the images
     * @param images reads an image: only one of whose program the build left nothing
     */
    ReleaseMaterials(
            Repository repository,
            Map<Platform, Descriptor> manifests,
            Function<Descriptor, Image> images,
            Path dist,
            Consumer<String> say) {
        this.repository = repository;
        manifests.forEach((platform, manifest) ->
                ProgramFacts.left(manifest.digest(), dist).ifPresent(facts -> programs.put(platform, facts)));
        InParallel.each(absent(manifests), each -> ProgramFacts.of(images.apply(each.getValue()), dist)
                .ifPresent(facts -> programs.put(each.getKey(), facts)));
        absent(manifests)
                .forEach(each -> say.accept("the image for %s holds no %s: its modules are not in the SBOM"
                        .formatted(each.getKey(), ProgramFacts.PROGRAM)));
    }

    private List<Map.Entry<Platform, Descriptor>> absent(Map<Platform, Descriptor> manifests) {
        return manifests.entrySet().stream()
                .filter(each -> !programs.containsKey(each.getKey()))
                .toList();
    }

    /** The symbol map that was made of the program for a platform. */
    Optional<SymbolFile> symbols(Platform platform, Path dist) {
        return Optional.ofNullable(programs.get(platform))
                .flatMap(facts -> facts.symbols().map(map -> new SymbolFile(facts.symbolFile(dist), map)));
    }

    /** Everything. */
    List<Component> components() {
        List<Component> components = new ArrayList<>();
        Set<String> modules = new TreeSet<>();
        Set<String> versions = new TreeSet<>();
        for (ProgramFacts program : programs.values()) {
            modules.addAll(program.modules());
            versions.add(program.goVersion());
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
