/** Tests of {@code dev.mt.proof.report}. */
@NullMarked
package dev.mt.proof.report;

import org.jspecify.annotations.NullMarked;
