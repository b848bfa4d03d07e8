/** The few types that every room speaks: platforms, digests, sizes, versions, and failures that say what to do. */
@NullMarked
package dev.mt.core;

import org.jspecify.annotations.NullMarked;
