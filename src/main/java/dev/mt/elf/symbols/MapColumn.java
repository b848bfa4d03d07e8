package dev.mt.elf.symbols;

/** The columns of a symbol map's file, in their order: what looks alike stands together, so that it compresses. */
enum MapColumn {
    HEADER,
    FILES,
    PACKAGES,
    NAMES,
    LABELS,
    FUNCTIONS,
    INLINED_COUNTS,
    INLINED_NAMES,
    INLINED_CALLERS,
    RANGE_COUNTS,
    ENDS,
    CALLS,
    SOURCE_FILES,
    LINES
}
