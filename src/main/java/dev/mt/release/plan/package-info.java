/** Which release is to be made of a commit, and why. */
@NullMarked
package dev.mt.release.plan;

import org.jspecify.annotations.NullMarked;
