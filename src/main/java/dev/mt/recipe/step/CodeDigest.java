package dev.mt.recipe.step;

import dev.mt.core.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The digest of code of this program, for steps that are done by it and not by a compiler: when the code changes, what was
 * made by the older code is made again.
 */
public final class CodeDigest {
    private static final Map<String, Digest> KNOWN = new ConcurrentHashMap<>();

    /** The digest of all classes in the package of a class, and in the packages below. */
    public static Digest of(Class<?> member) {
        return KNOWN.computeIfAbsent(member.getPackageName(), name -> read(member));
    }

    private CodeDigest() {}

    private static Digest read(Class<?> member) {
        try {
            Path place = Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
            String folder = member.getPackageName().replace('.', '/');
            if (Files.isDirectory(place)) {
                return of(place.resolve(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return of(jar.getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the classes of " + member.getPackageName(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the classes of " + member.getPackageName() + " lie nowhere", e);
        }
    }

    private static Digest of(Path folder) throws IOException {
        List<Path> classes;
        try (Stream<Path> walk = Files.walk(folder)) {
            classes = walk.filter(file -> file.toString().endsWith(".class"))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        }
        StepKey.Builder all = new StepKey.Builder();
        for (Path file : classes) {
            all.file(folder.relativize(file).toString(), file);
        }
        return all.build().digest();
    }
}
