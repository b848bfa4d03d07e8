/** What {@code ./mt} does once after it built the program, so that it starts fast ever after. */
@NullMarked
package dev.mt.cli.prepare;

import org.jspecify.annotations.NullMarked;
