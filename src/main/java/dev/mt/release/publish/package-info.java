/** Releases in a registry: pushed whole, then pointed at. */
@NullMarked
package dev.mt.release.publish;

import org.jspecify.annotations.NullMarked;
