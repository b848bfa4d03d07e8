/** What an image has to do, one class for each claim. */
@NullMarked
package dev.mt.proof.check;

import org.jspecify.annotations.NullMarked;
