/** Tests of {@code dev.mt.proof.machine}. */
@NullMarked
package dev.mt.proof.machine;

import org.jspecify.annotations.NullMarked;
