package dev.mt.recipe.step;

import dev.mt.core.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The digest of a folder: names, kinds, whether executable, contents and link targets; no times, no owners. */
final class TreeDigest {
    private TreeDigest() {}

    static Digest of(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(path -> !path.equals(folder)).sorted().toList();
        }
        StepKey.Builder all = new StepKey.Builder();
        for (Path path : paths) {
            String name = folder.relativize(path).toString();
            if (Files.isSymbolicLink(path)) {
                all.add("link " + name, Files.readSymbolicLink(path).toString());
            } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                all.add("folder", name);
            } else {
                all.file((Files.isExecutable(path) ? "program " : "file ") + name, path);
            }
        }
        return all.build().digest();
    }
}
