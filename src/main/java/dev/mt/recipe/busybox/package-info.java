/** busybox: its source, its configuration, and one static binary for each platform. */
@NullMarked
package dev.mt.recipe.busybox;

import org.jspecify.annotations.NullMarked;
