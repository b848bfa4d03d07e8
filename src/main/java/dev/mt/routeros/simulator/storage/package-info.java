/** Where a simulated router keeps bytes: flash, disks in memory, and the memory itself, each with blocks that are counted. */
@NullMarked
package dev.mt.routeros.simulator.storage;

import org.jspecify.annotations.NullMarked;
