/** What the repository pins: every version of somebody else's work, where it stands, and whether the places agree. */
@NullMarked
package dev.mt.release.pins;

import org.jspecify.annotations.NullMarked;
