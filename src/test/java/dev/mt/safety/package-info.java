/** Go programs behave slimmed as they did before: {@code proof/safety}, run on all platforms. */
@NullMarked
package dev.mt.safety;

import org.jspecify.annotations.NullMarked;
