package dev.mt.elf.symbols;

/**
 * A function and the place in it where it was.
 *
 * @param function as Go prints it, type arguments left out
 * @param label what a slimmed program calls it
 * @param file as the compiler was given it; {@code ?} if it is not known
 * @param line counted from 1; 0 if it is not known
 * @param inlined whether its code is part of the next frame's function
 */
public record SourceFrame(String function, String label, String file, int line, boolean inlined) {}
