/** What becomes of a compiled program before it goes into the image: slimmed, and packed behind a stub. */
@NullMarked
package dev.mt.recipe.program;

import org.jspecify.annotations.NullMarked;
