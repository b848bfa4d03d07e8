/** The hosts of a small internet, and the programs that run on them. */
@NullMarked
package dev.mt.proof.world;

import org.jspecify.annotations.NullMarked;
