/** What tests of several rooms share. */
@NullMarked
package dev.mt.testing;

import org.jspecify.annotations.NullMarked;
