/** The start code of packed programs, compiled from {@code image/unpack} for each platform. */
@NullMarked
package dev.mt.recipe.stub;

import org.jspecify.annotations.NullMarked;
