/** Programs of our own that run on hosts of the small internet; they use nothing but the JDK. */
@NullMarked
package dev.mt.proof.witness;

import org.jspecify.annotations.NullMarked;
