/**
 * Steps from pins to bytes: each is named by the hash of everything that it is made of, done once, kept in a cache
 * outside the repository, and taken from there the next time.
 */
@NullMarked
package dev.mt.recipe.step;

import org.jspecify.annotations.NullMarked;
