/** Where the bytes of an image are: by file, by section of a program, by Go package; and how two images differ. */
@NullMarked
package dev.mt.size;

import org.jspecify.annotations.NullMarked;
