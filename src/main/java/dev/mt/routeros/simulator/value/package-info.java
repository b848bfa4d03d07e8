/** The values of RouterOS's language: their types, how they print, compare and convert. */
@NullMarked
package dev.mt.routeros.simulator.value;

import org.jspecify.annotations.NullMarked;
