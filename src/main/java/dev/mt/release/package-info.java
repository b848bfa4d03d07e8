/** From built and proven images to what routers pull: which release is next, and how it gets out. */
@NullMarked
package dev.mt.release;

import org.jspecify.annotations.NullMarked;
