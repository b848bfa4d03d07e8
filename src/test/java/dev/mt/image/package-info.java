/**
 * What was built, judged from outside: the layout and the archives by other people's readers, the image by running it, the
 * program by what it says and leaves behind. Tests only; they read {@code dist/} of the checkout.
 */
@NullMarked
package dev.mt.image;

import org.jspecify.annotations.NullMarked;
