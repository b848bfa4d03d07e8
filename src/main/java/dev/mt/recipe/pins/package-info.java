/** What the image is made of, as data: the files of the repository's {@code image/} folder, read and checked. */
@NullMarked
package dev.mt.recipe.pins;

import org.jspecify.annotations.NullMarked;
