/** The command line: one class per command, the console, exit statuses. No logic of its own. */
@NullMarked
package dev.mt.cli;

import org.jspecify.annotations.NullMarked;
