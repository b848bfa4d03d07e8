/** Tests of the room {@code proof}. */
@NullMarked
package dev.mt.proof;

import org.jspecify.annotations.NullMarked;
