/**
 * ELF programs and Go's runtime tables in them, as bytes: what lies where, and to which function it belongs.
 *
 * <p>Whatever does not hold together is a {@link dev.mt.core.Failure}; no other exception comes out of bytes from outside.
 */
@NullMarked
package dev.mt.elf;

import org.jspecify.annotations.NullMarked;
