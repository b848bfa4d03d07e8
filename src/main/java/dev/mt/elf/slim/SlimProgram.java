package dev.mt.elf.slim;

import dev.mt.elf.symbols.SymbolMap;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A slimmed program: as long as before, everything at the same place and address, but what went is zeroes.
 *
 * @param program the file; do not change it
 * @param symbols what went
 * @param removed bytes that are zeroes now, by kind; before compression
 */
@SuppressWarnings("ArrayRecordComponent") // programs are large, and handed on once
public record SlimProgram(byte[] program, SymbolMap symbols, Map<SlimStep, Long> removed) {
    public SlimProgram {
        removed = Collections.unmodifiableMap(new EnumMap<>(removed));
    }

    /** The bytes that are zeroes now. */
    public long removedBytes() {
        return removed.values().stream().mapToLong(Long::longValue).sum();
    }
}
