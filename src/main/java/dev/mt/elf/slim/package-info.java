/**
 * Takes out of Go programs what a router never reads, and proves that nothing else changed. What goes is kept in a {@link
 * dev.mt.elf.symbols.SymbolMap}.
 */
@NullMarked
package dev.mt.elf.slim;

import org.jspecify.annotations.NullMarked;
