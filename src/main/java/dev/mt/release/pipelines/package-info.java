/** The pipelines in {@code .woodpecker}: what Woodpecker's schema cannot see of them. */
@NullMarked
package dev.mt.release.pipelines;

import org.jspecify.annotations.NullMarked;
