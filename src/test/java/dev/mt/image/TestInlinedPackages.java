package dev.mt.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoNames;
import dev.mt.elf.GoTables;
import dev.mt.elf.InlineTrees;
import dev.mt.elf.TablePart;
import dev.mt.recipe.pins.ImageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The compiler did what {@code [tailscale.inlining]} of {@code image/image.toml} says, by the tables of inlined calls in the
 * programs that it wrote.
 */
@Tag("machine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestInlinedPackages {
    /** Assembly, and Go around it in which nothing can be inlined: whether it had the inliner cannot be seen. */
    private static final Set<String> NOTHING_TO_INLINE = Set.of("github.com/tailscale/wireguard-go/tsasm/arm/poly1305");

    private final Set<String> listed = new TreeSet<>();
    private final Map<Platform, Inlined> programs = new TreeMap<>();

    /**
     * What a program's tables tell, by packages.
     *
     * @param linked those that functions belong to, inlined ones included
     * @param lent those whose functions were inlined
     * @param took those into whose code functions were inlined, and one such function of each
     */
    private record Inlined(Set<String> linked, Set<String> lent, Map<String, String> took) {
        static Inlined of(Platform platform) throws IOException {
            byte[] program = Files.readAllBytes(TestingCompiled.program(platform));
            GoTables tables = GoTables.read(ElfFile.read(ElfBytes.of("tailscale", program)))
                    .orElseThrow();
            Map<Long, String> compiled = compiled(tables);
            InlineTrees trees = new InlineTrees(tables);
            Inlined inlined = new Inlined(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
            for (GoFunction function : tables.functions()) {
                inlined.linked.add(path(function.name()));
                for (InlineTrees.Call call : trees.of(function)) {
                    String from = path(tables.part(TablePart.NAMES).text(call.name()));
                    inlined.linked.add(from);
                    inlined.lent.add(from);
                    inlined.took.put(compiled.getOrDefault(function.record().unit(), "?"), function.name());
                }
            }
            return inlined;
        }

        private static String path(String function) {
            return GoNames.packageOf(function).orElse("");
        }

        /**
         * Which package a unit is of: the one that most of its functions are named for. Others in it are generic ones, which
         * every package that uses them compiles, wrappers, and functions that the runtime gives to other packages by name.
         */
        private static Map<Long, String> compiled(GoTables tables) {
            Map<Long, Map<String, Integer>> counts = new HashMap<>();
            for (GoFunction function : tables.functions()) {
                if (function.name().indexOf('[') < 0) {
                    counts.computeIfAbsent(function.record().unit(), unit -> new TreeMap<>())
                            .merge(path(function.name()), 1, Integer::sum);
                }
            }
            Map<Long, String> packages = new HashMap<>();
            counts.forEach((unit, names) -> packages.put(
                    unit,
                    names.entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .map(Map.Entry::getKey)
                            .orElseThrow()));
            return packages;
        }
    }

    @BeforeAll
    void read() throws IOException {
        for (Platform platform : Platform.values()) {
            programs.put(platform, Inlined.of(platform));
        }
        ImageSettings settings = ImageSettings.read(TestingImage.home().resolve("image/image.toml"));
        assertThat(settings.inlining().elsewhere()).isEqualTo("-l");
        listed.addAll(settings.inlining().packages().keySet());
    }

    @Test
    void everyListedPackageIsLinked() {
        Set<String> linked = new HashSet<>();
        programs.values().forEach(program -> linked.addAll(program.linked()));
        assertThat(linked).as("packages in a program of the image").containsAll(listed);
    }

    /** Had a later flag taken the inliner from all again, or from one of them, nothing of it would be inlined. */
    @Test
    void everyListedPackageHasTheInliner() {
        Set<String> inlined = new HashSet<>(NOTHING_TO_INLINE);
        programs.values().forEach(program -> {
            inlined.addAll(program.lent());
            inlined.addAll(program.took().keySet());
        });
        assertThat(inlined)
                .as("packages whose functions were inlined, or that took some in")
                .containsAll(listed);
    }

    /** The first flag took the inliner from everything else. */
    @ParameterizedTest
    @EnumSource
    void noOtherPackageHas(Platform platform) {
        Map<String, String> took =
                new TreeMap<>(Objects.requireNonNull(programs.get(platform)).took());
        assertThat(took).isNotEmpty();
        took.keySet().removeAll(listed);
        assertThat(took)
                .as("packages that are not listed, and a function of theirs that another was inlined in")
                .isEmpty();
    }
}
