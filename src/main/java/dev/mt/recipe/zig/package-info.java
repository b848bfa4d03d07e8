/** The C compiler: zig, pinned by hash as a Python wheel, for all platforms in one. */
@NullMarked
package dev.mt.recipe.zig;

import org.jspecify.annotations.NullMarked;
