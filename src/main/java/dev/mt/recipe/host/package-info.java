/** The few programs that a build asks of the machine: Go, Python with pip, make. */
@NullMarked
package dev.mt.recipe.host;

import org.jspecify.annotations.NullMarked;
