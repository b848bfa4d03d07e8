package dev.mt.elf.symbols;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder that {@code mt build} writes symbol maps to: one for each program. */
public final class SymbolFolder {
    private final Path folder;

    /**
     * A map and where it is.
     *
     * @param file its file
     * @param map what it says
     */
    public record Found(Path file, SymbolMap map) {
        @Override
        public String toString() {
            return "%s (%s%s)"
                    .formatted(file, map.platform(), map.version().isEmpty() ? "" : ", version " + map.version());
        }
    }

    /** A folder, which need not be there. */
    public SymbolFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The map that belongs to a log. It is one whose program's mark or version the log names, if it names any. Are there
     * several, such as those of one version for all platforms, then it is the one that clearly more frames fit to.
     *
     * @throws Failure if there is none, or it cannot be told which
     */
    public Found choose(String log) {
        List<Found> all = maps();
        if (all.isEmpty()) {
            throw Failure.of(
                    "there are no symbol maps in " + folder, "build the image first, or name one with --symbols");
        }
        List<Found> named =
                all.stream().filter(found -> log.contains(found.map.mark())).toList();
        if (named.isEmpty()) {
            named = all.stream()
                    .filter(found -> names(log, found.map.version()))
                    .toList();
        }
        List<Found> left = named.isEmpty() ? all : named;
        if (left.size() == 1) {
            return left.getFirst();
        }
        List<Integer> fits = left.stream()
                .map(found -> CrashLog.symbolize(log, found.map).certain())
                .toList();
        int best = fits.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (best == 0 || fits.stream().filter(fit -> 2 * fit > best).count() != 1) {
            throw Failure.of(
                    "cannot tell which symbol map belongs to this log:"
                            + left.stream().map(found -> "\n  " + found).collect(Collectors.joining()),
                    "name the one of the image that crashed with --symbols");
        }
        return left.get(fits.indexOf(best));
    }

    /** Whether a log names a version: as a whole, not as the beginning of a longer one. */
    private static boolean names(String log, String version) {
        for (int at = version.isEmpty() ? -1 : log.indexOf(version); at >= 0; at = log.indexOf(version, at + 1)) {
            int end = at + version.length();
            boolean begins = at == 0 || !(Character.isDigit(log.charAt(at - 1)) || log.charAt(at - 1) == '.');
            boolean ends = end == log.length() || !Character.isLetterOrDigit(log.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private List<Found> maps() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SymbolMap.EXTENSION))
                    .sorted()
                    .map(file -> new Found(file, SymbolMapFile.read(file)))
                    .toList();
        } catch (IOException e) {
            throw Failure.of("cannot read the folder " + folder, "name a symbol map with --symbols", e);
        }
    }
}
