/** What git knows of the checkout and of the repository it came from, as far as releases ask. */
@NullMarked
package dev.mt.release.git;

import org.jspecify.annotations.NullMarked;
