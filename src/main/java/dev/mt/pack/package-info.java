/**
 * Programs that unpack themselves: the program file without its empty pages, instructions stored so that they pack well,
 * LZMA, and the start code that undoes all this on the router ({@code image/unpack}).
 */
@NullMarked
package dev.mt.pack;

import org.jspecify.annotations.NullMarked;
