/**
 * Symbol maps: which function, file and line an address of a slimmed program belongs to, kept beside the image; and crash
 * logs made readable by them.
 *
 * <p>Maps and logs come from outside: whatever does not hold together in a map is a {@link dev.mt.core.Failure}; whatever
 * cannot be told about a line of a log leaves that line alone.
 */
@NullMarked
package dev.mt.elf.symbols;

import org.jspecify.annotations.NullMarked;
