/** A console in front of a simulated router: lines, help and completion, on a terminal or without one. */
@NullMarked
package dev.mt.routeros.simulator.console;

import org.jspecify.annotations.NullMarked;
