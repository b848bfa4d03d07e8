/** What came of a run, for people and for programs. */
@NullMarked
package dev.mt.proof.report;

import org.jspecify.annotations.NullMarked;
