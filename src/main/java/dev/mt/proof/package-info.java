/** Proves that an image works: it runs in a small internet of network namespaces, and checks look at what it does. */
@NullMarked
package dev.mt.proof;

import org.jspecify.annotations.NullMarked;
