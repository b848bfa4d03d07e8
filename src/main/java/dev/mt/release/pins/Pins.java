package dev.mt.release.pins;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Every pin of a checkout.
 *
 * @param all in the order of their places
 * @param problems what is wrong with them, in the order of their places
 */
public record Pins(List<Pin> all, List<Problem> problems) {
    /** Folders that hold nothing of the repository. */
    private static final Set<String> FOREIGN = Set.of(".git", "target", "dist", "node_modules");

    /** Folders whose files are source code; a go.mod or pom.xml in there is a test's. */
    private static final String SOURCES = "src";

    public Pins {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a checkout.
     *
     * @throws Failure if a file cannot be read
     */
    public static Pins read(Path root) {
        List<TextFile> files = files(root);
        List<Pin> pins = new ArrayList<>();
        files.forEach(file -> pins.addAll(of(root, file)));
        pins.sort(Comparator.comparing(Pin::place).thenComparing(Pin::name));
        return new Pins(pins, Agreement.problems(pins, files));
    }

    private static List<Pin> of(Path root, TextFile file) {
        return switch (kindOf(file.name())) {
            case "go.mod" -> GoPins.of(root, file);
            case "requirements.txt" -> PythonPins.of(file);
            case "package.json" -> NpmPins.of(root, file);
            case "pom.xml" -> MavenPins.of(file);
            case "source.toml" -> SourcePins.of(file);
            case ".woodpecker" -> ImagePins.of(file);
            default -> List.of();
        };
    }

    private static String kindOf(String name) {
        if (name.startsWith(".woodpecker/")) {
            return name.endsWith(".yaml") || name.endsWith(".yml") ? ".woodpecker" : "";
        }
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static List<TextFile> files(Path root) {
        List<TextFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    Path name = folder.getFileName();
                    boolean foreign = name != null && FOREIGN.contains(name.toString());
                    boolean sources = folder.equals(root.resolve(SOURCES));
                    return foreign || sources ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    switch (kindOf(name)) {
                        case "go.mod", "requirements.txt", "package.json", "pom.xml", "source.toml", ".woodpecker" ->
                            files.add(TextFile.read(root, file));
                        default -> {}
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw Failure.of("cannot look through " + root, "is it a checkout of the repository?", e);
        }
        files.sort(Comparator.comparing(TextFile::name));
        return files;
    }

    /** Whether nothing is wrong; notes do not count. */
    public boolean agree() {
        return problems.stream().noneMatch(problem -> problem.severity() == Problem.Severity.WRONG);
    }
}
