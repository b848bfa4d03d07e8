/** How a build's progress is shown: live on a terminal, line by line elsewhere, or not at all. */
@NullMarked
package dev.mt.cli.progress;

import org.jspecify.annotations.NullMarked;
