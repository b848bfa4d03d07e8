package dev.mt.size;

import dev.mt.core.Failure;
import dev.mt.elf.ElfFile;
import dev.mt.elf.GoBuildInfo;
import java.util.Comparator;
import java.util.List;

/**
 * The modules that a Go program was built from, and which of them a package belongs to. They are read from the build
 * information that the linker leaves in section {@code .go.buildinfo} ({@code debug/buildinfo/buildinfo.go},
 * {@code runtime/debug/mod.go}, Go 1.27.4). Where there is none, the path alone has to do.
 *
 * @param paths of the modules, the longest first
 */
public record GoModules(List<String> paths) {
    /** No modules that are known. */
    static final GoModules NONE = new GoModules(List.of());

    /** What is no module's: packages that come with Go. */
    static final String STANDARD = "std";
    /** The program's own package, whatever its path. */
    static final String MAIN = "main";
    /** What the linker and the compiler make. */
    static final String GENERATED = "generated";

    public GoModules {
        paths = paths.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Reads a program's; none if it does not say. */
    static GoModules of(ElfFile elf) {
        try {
            return new GoModules(GoBuildInfo.read(elf).modules());
        } catch (Failure e) {
            return NONE; // only names of groups are lost
        }
    }

    /** The module of a package: its path, {@link #STANDARD}, {@link #MAIN} or {@link #GENERATED}. */
    String of(String path) {
        if (path.equals(MAIN)) {
            return MAIN;
        }
        if (path.contains(":") || path.startsWith("(")) {
            return GENERATED;
        }
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        if (!first.contains(".")) {
            return STANDARD; // vendor/golang.org/x/… as well: Go brings its own copy
        }
        return paths.stream()
                .filter(module -> path.equals(module) || path.startsWith(module + "/"))
                .findFirst()
                .orElse(guess(path, first));
    }

    /** Where code is kept for many, a module is a repository of an owner. */
    private static String guess(String path, String host) {
        int elements = List.of("github.com", "gitlab.com", "golang.org").contains(host) ? 3 : 1;
        int end = -1;
        for (int i = 0; i < elements; i++) {
            int next = path.indexOf('/', end + 1);
            if (next < 0) {
                return path;
            }
            end = next;
        }
        return path.substring(0, end);
    }
}
