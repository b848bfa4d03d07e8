package dev.mt.size;

import dev.mt.elf.symbols.SymbolMap;
import java.util.Optional;

/** Where the names are that were taken out of programs. */
@FunctionalInterface
public interface Symbols {
    /** Knows none. */
    Symbols NONE = mark -> Optional.empty();

    /**
     * The map of a program.
     *
     * @param mark of the slimmed program: the first 16 bytes of its SHA-256, in hexadecimal
     * @throws dev.mt.core.Failure if there is one, but it cannot be read
     */
    Optional<SymbolMap> of(String mark);
}
