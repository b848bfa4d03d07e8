/** Tests of {@code dev.mt.proof.world}. */
@NullMarked
package dev.mt.proof.world;

import org.jspecify.annotations.NullMarked;
