/** Files from other people's servers, taken only if their checksum is the pinned one. */
@NullMarked
package dev.mt.recipe.fetch;

import org.jspecify.annotations.NullMarked;
