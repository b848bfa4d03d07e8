package dev.mt.release.pipelines;

import java.util.List;
import java.util.Optional;

/** Knows the command line of this program. */
@FunctionalInterface
public interface CommandLines {
    /**
     * Why a command line cannot be carried out as it stands; nothing if it can.
     *
     * @param words without the program's name
     */
    Optional<String> problem(List<String> words);
}
