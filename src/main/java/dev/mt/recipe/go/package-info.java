/** Go: the pinned toolchain, its modules, and the Tailscale binary that comes out of them. */
@NullMarked
package dev.mt.recipe.go;

import org.jspecify.annotations.NullMarked;
